/* Course pages in JupyterLab.
 *
 * JupyterLab loads extensions as module-federation containers: an object with init(shared modules) and
 * get(name of a module). This one is written by hand, so that the course needs no build chain and what runs
 * is what can be read here. It asks for four shared modules.
 *
 * Everything below concerns pages whose metadata say that they are the course's; other notebooks stay as they are.
 */
(function () {
  'use strict';

  // The widget library gives a form two seconds to come alive and then shows an error in its place. A slow laptop
  // that opens a page of fifteen forms needs longer, and a form that comes late is better than none.
  const limit = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = milliseconds => limit(milliseconds === 2000 ? 60000 : milliseconds);

  const NAME = 'kamlab-room';
  const HERE = document.currentScript.src.replace(/[^/]*$/, '');
  const MENUS = { // what stays in a menu: commands, and the menus that open from it
    'jp-mainmenu-file': ['application:close', 'docmanager:download', 'apputils:print', 'filemenu:shutdown'],
    'jp-mainmenu-edit': ['editmenu:undo', 'editmenu:redo', 'documentsearch:start'],
    'jp-mainmenu-view': ['toc:show-panel', 'filebrowser:toggle-main', 'notebook:show-all-cell-code', 'notebook:hide-all-cell-code',
      'viewmenu:show-all-code', 'viewmenu:hide-all-code'],
    'jp-mainmenu-settings': ['jp-mainmenu-settings-language'],
    'jp-mainmenu-help': ['help:about'],
  };
  const RUNS = ['notebooks', 'exercises']; // solutions are read, not run
  let shared = null;

  /** Return a shared module; JupyterLab offers one version of each. */
  function load(name) {
    const offered = Object.values(shared[name] || {});
    return Promise.resolve(offered[0].get()).then(factory => factory());
  }

  function settings() {
    const page = JSON.parse(document.getElementById('jupyter-config-data').textContent || '{}');
    return JSON.parse(page.kamlabRoom || '{"language": "en", "titles": {}, "words": {}}');
  }

  function link(file) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = HERE + file;
    document.head.appendChild(style);
  }

  // --- one course page ------------------------------------------------------------------------------

  /** A course page: its panel, its cells, and what may be done with them. */
  class Page {
    constructor(panel, execute, room) {
      this.panel = panel;
      this.cells = panel.content;
      this.execute = execute;
      this.room = room;
      this.said = '';
      this.running = true; // until the page has run once, it is not ready
    }

    get edition() {
      const own = this.cells.model && this.cells.model.getMetadata('kamlab');
      return own ? own.edition : '';
    }

    get language() {
      const own = this.cells.model && this.cells.model.getMetadata('kamlab');
      return own && own.language in this.room.words ? own.language : document.documentElement.lang.slice(0, 2);
    }

    get words() {
      return this.room.words[this.language] || this.room.words.en || {};
    }

    get title() {
      const path = this.panel.context.path;
      return this.room.titles[path] || this.room.titles[path.replace(/ \([^()]*\)\.ipynb$/, '.ipynb')] || '';
    }

    /** Dress the page: its name, its bar, quiet keys. */
    dress(Widget) {
      this.panel.addClass('kamlab-page');
      this.panel.node.lang = this.language;
      this.entitle();
      this.panel.toolbar.hide();
      this.panel.contentHeader.addWidget(this.bar(Widget));
      this.cells.node.addEventListener('keydown', event => this.hush(event));
      // The menu of a right click is JupyterLab's for code: the browser's own is the one a reader knows.
      this.cells.node.addEventListener('contextmenu', event => event.stopPropagation());
      this.unlabel();
      this.stay();
      this.watch();
    }

    /** A screen reader reads what stands on the page, not what JupyterLab calls the pieces it is made of. */
    unlabel() {
      for (const cell of this.cells.widgets) cell.node.removeAttribute('aria-label');
    }

    /** Name the tab. JupyterLab takes a new name of a tab for a wish to rename the file: that ear is closed first. */
    entitle() {
      const { panel, title } = this;
      if (title && panel._onTitleChanged && panel.title.changed.disconnect(panel._onTitleChanged, panel)) {
        panel.title.label = title;
        panel.title.caption = title;
        panel.title.icon = null;
      }
    }

    bar(Widget) {
      const node = document.createElement('div');
      const again = document.createElement('button');
      const state = document.createElement('span');
      again.type = 'button';
      again.className = 'kamlab-again';
      again.textContent = '▶▶ ' + (this.words.again || '');
      again.addEventListener('click', () => this.runAll());
      state.className = 'kamlab-state';
      state.setAttribute('role', 'status');
      node.append(again, state);
      const widget = new Widget({ node });
      widget.addClass('kamlab-bar');
      this.state = state;
      return widget;
    }

    /** No key of JupyterLab's own deletes, moves or runs a cell while the focus is not in a line of code. */
    hush(event) {
      const inCode = event.target.closest('.cm-editor') && !event.target.closest('.jp-OutputArea');
      const combined = event.ctrlKey || event.metaKey;
      if (!inCode && (!combined || event.key === 'Enter')) {
        event.stopPropagation();
      }
    }

    /** A page counts as changed when a source was changed: outputs are made anew each time it opens. */
    stay() {
      const model = this.cells.model;
      const sources = () => JSON.stringify(Array.from(model.cells, cell => [cell.type, cell.sharedModel.getSource()]));
      let kept = sources();
      this.panel.context.saveState.connect((_, state) => {
        if (state === 'completed') kept = sources();
      });
      model.stateChanged.connect((_, change) => {
        if (change.name === 'dirty' && change.newValue && sources() === kept) {
          Promise.resolve().then(() => { model.dirty = false; });
        }
      });
    }

    /** Keep the word at the right of the bar true. */
    watch() {
      const session = this.panel.sessionContext;
      const tell = () => this.tell();
      session.statusChanged.connect(tell);
      session.connectionStatusChanged.connect(tell);
      session.kernelChanged.connect(tell);
      tell();
    }

    tell() {
      const session = this.panel.sessionContext;
      const kernel = session.session && session.session.kernel;
      let state = this.running ? 'busy' : 'ready';
      if (session.isReady && (!kernel || kernel.connectionStatus === 'disconnected')) state = 'lost';
      else if (kernel && ['dead', 'terminating'].includes(kernel.status)) state = 'lost';
      else if (kernel && kernel.status !== 'idle') state = 'busy';
      if (state === this.said) return;
      this.said = state;
      const words = this.words;
      // A form asks a short question now and then: the word waits, so that it does not flicker.
      clearTimeout(this.later);
      this.later = setTimeout(() => {
        this.state.textContent = words[state] || '';
        this.state.dataset.state = state;
      }, 300);
    }

    // --- running --------------------------------------------------------------------------------------

    /** Run the page as soon as it is looked at and there is something to run it, if it is one that runs. */
    async open() {
      await this.panel.sessionContext.ready;
      this.unlabel();
      await this.seen();
      const kernel = this.panel.sessionContext.session && this.panel.sessionContext.session.kernel;
      if (kernel && RUNS.includes(this.edition)) {
        await kernel.info;
        await this.run(this.cells.widgets);
      } else {
        this.running = false;
        this.tell();
      }
    }

    /** Wait until the page is in front: of ten tabs that come back, only the one that is read runs. */
    seen() {
      return new Promise(resolve => {
        const look = new IntersectionObserver(entries => {
          if (!entries.some(entry => entry.isIntersecting)) return;
          look.disconnect();
          resolve();
        });
        look.observe(this.panel.node);
      });
    }

    /** Run cells one after another; what a cell showed stays until it is its turn, and so does its height.
     *  A cell that fails does not keep the rest from running: it says itself what is missing. */
    async run(widgets) {
      const turn = this.turn = {};
      this.running = true;
      for (const cell of widgets.filter(one => one.model.type === 'code')) {
        if (this.turn !== turn || this.panel.isDisposed) return; // another run was asked for meanwhile
        const shown = cell.outputArea.node.parentElement;
        shown.style.minHeight = shown.offsetHeight + 'px';
        cell.node.classList.add('kamlab-at-work');
        try {
          await this.execute(cell, this.panel.sessionContext);
        } catch (error) {
          console.debug(NAME, error);
        }
        setTimeout(() => { // a form needs a moment to draw itself
          shown.style.minHeight = '';
          cell.node.classList.remove('kamlab-at-work');
        }, 400);
      }
      this.running = false;
      this.panel.node.dataset.runs = Number(this.panel.node.dataset.runs || 0) + 1; // what a test can wait for
      this.tell();
      this.unlabel();
    }

    async runAll() {
      const session = this.panel.sessionContext;
      const kernel = session.session && session.session.kernel;
      if (!kernel || kernel.status === 'dead') await session.startKernel();
      return this.run(this.cells.widgets);
    }

    async restart() {
      await this.panel.sessionContext.restartKernel();
      return this.run(this.cells.widgets);
    }

    /** The number of the cell that shows an element, or -1. */
    number(node) {
      return this.cells.widgets.findIndex(cell => cell.node.contains(node));
    }

    runAbove(node) {
      return this.run(this.cells.widgets.slice(0, this.number(node) + 1));
    }

    /** Draw the figures anew that stand outside of forms. */
    runFigures() {
      return this.run(this.cells.widgets.filter(cell => {
        const figure = cell.node.querySelector('.jp-OutputArea figure[lang]');
        return figure && !cell.node.querySelector('.kl-panel');
      }));
    }

    runSection(node) {
      const opens = cell => cell.model.type === 'markdown' && /^#{1,2} /.test(cell.model.sharedModel.getSource());
      const all = this.cells.widgets;
      const own = this.number(node);
      let first = own;
      while (first > 0 && !opens(all[first])) first -= 1;
      let last = own + 1;
      while (last < all.length && !opens(all[last])) last += 1;
      return this.run(all.slice(first, last));
    }

    show(heading) {
      const found = Array.from(this.cells.node.querySelectorAll('h1, h2, h3'))
        .find(node => node.textContent.trim().startsWith(heading));
      if (found) found.scrollIntoView({ block: 'start' });
    }

    /** Lead to an exercise (02.4). What comes alive above it pushes it down: it is followed until the reader moves. */
    lead(id) {
      const go = () => {
        const found = Array.from(this.cells.node.querySelectorAll('h1, h2, h3'))
          .find(node => node.textContent.split(/\s+/).includes(id));
        if (found) found.scrollIntoView({ block: 'start' });
      };
      const follow = new ResizeObserver(go);
      const leave = () => follow.disconnect();
      for (const move of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
        this.cells.node.addEventListener(move, leave, { once: true, capture: true, passive: true });
      }
      for (const cell of this.cells.widgets) follow.observe(cell.node);
    }

    /** Do what a button on the page asked for. */
    act(wish, node, detail) {
      const wishes = {
        'run-all': () => this.runAll(),
        'run-above': () => this.runAbove(node),
        'run-section': () => this.runSection(node),
        'run-figures': () => this.runFigures(),
        'restart': () => this.restart(),
        'show': () => this.show(String(detail || '')),
      };
      if (wishes[wish]) wishes[wish]();
    }
  }

  // --- the room ---------------------------------------------------------------------------------------

  /** Exercises that links asked for, by the page that will show them. */
  const wanted = new Map();

  function listen(pages, commands) {
    // JupyterLab opens the page of a link and looks for a heading of exactly that name; ours begin with a word.
    document.addEventListener('click', event => {
      const link = event.target.closest && event.target.closest('.kamlab-page a[href]');
      const to = link && /([^/]+\/[^/]+\/[^/?#]+\.ipynb)(?:\?[^#]*)?#(\d\d\.\d+)$/.exec(decodeURI(link.href));
      if (!to) return;
      const open = Array.from(pages).find(page => page.panel.context.path === to[1]);
      if (open) setTimeout(() => open.lead(to[2]), 300);
      else wanted.set(to[1], to[2]);
    }, true);
    const pageOf = node => Array.from(pages).find(page => page.panel.node.contains(node));
    const answer = (wish, node, detail) => {
      const page = pageOf(node);
      if (page) page.act(wish, node, detail);
    };
    for (const wish of ['run-all', 'run-above', 'run-section', 'run-figures', 'restart', 'show']) {
      document.addEventListener('kamlab:' + wish, event => answer(wish, event.composedPath()[0], event.detail));
    }
    document.addEventListener('click', event => {
      const button = event.target.closest && event.target.closest('[data-kamlab]');
      if (button) answer(button.dataset.kamlab, button, button.dataset.kamlabDetail);
    });
    // A link in a form is meant from the page it stands on; the browser would take it from its address line,
    // which names another page, or none, when several are open.
    document.addEventListener('click', event => {
      const link = event.target.closest && event.target.closest('.kl-panel a[href]');
      const to = link && link.getAttribute('href');
      const page = to && !/^([a-z]+:|[/#])/i.test(to) && pageOf(link);
      if (!page) return;
      event.preventDefault();
      event.stopPropagation();
      const path = new URL(to, 'http://course/' + encodeURI(page.panel.context.path)).pathname.slice(1);
      commands.execute('docmanager:open', { path: decodeURIComponent(path) });
    }, true);
  }

  /** The browser's tab carries the page's title, whatever JupyterLab writes there. */
  function entitle(shell, pages, room) {
    const tab = document.querySelector('title');
    const write = () => {
      const page = Array.from(pages).find(one => one.panel === shell.currentWidget);
      const wish = page && page.title && `${page.title} · ${page.words.course}`;
      if (wish && document.title !== wish) document.title = wish;
    };
    new MutationObserver(write).observe(tab, { childList: true });
    shell.currentChanged.connect(write);
    return write;
  }

  /** Take out of the menus what is about code. */
  function shorten(bar) {
    for (const menu of bar.menus) {
      const stays = MENUS[menu.id] || [];
      for (const item of Array.from(menu.items)) {
        const name = item.type === 'submenu' ? item.submenu && item.submenu.id : item.command;
        if (!stays.includes(name)) menu.removeItem(item);
      }
    }
  }

  function activate(app, tracker, bar, modules) {
    const room = settings();
    const pages = new Set();
    const entitled = entitle(app.shell, pages, room);
    link('page.css');
    link('lab.css');
    listen(pages, app.commands);
    tracker.widgetAdded.connect(async (_, panel) => {
      if (panel.context.path in room.titles) panel.addClass('kamlab-page'); // before the code is drawn
      await panel.context.ready;
      const page = new Page(panel, modules.cells.CodeCell.execute, room);
      if (!page.edition || panel.isDisposed) return;
      pages.add(page);
      panel.disposed.connect(() => pages.delete(page));
      page.dress(modules.widgets.Widget);
      entitled();
      if (wanted.has(panel.context.path)) {
        page.lead(wanted.get(panel.context.path));
        wanted.delete(panel.context.path);
      }
      await page.open();
    });
    app.restored.then(() => {
      arrange(app, room);
      if (bar) shorten(bar);
    });
  }

  /** Contents of the page on the left, nothing on the right, no launcher; an empty room opens the course's contents. */
  function arrange(app, room) {
    const { shell, commands } = app;
    const home = Object.keys(room.titles).find(path => path.endsWith(`/${room.language}/index.ipynb`));
    commands.execute('toc:show-panel').catch(() => undefined);
    shell.addButtonEnabled = false;
    if (shell.collapseRight) shell.collapseRight();
    if (shell.isSideTabBarVisible && shell.isSideTabBarVisible('right')) shell.toggleSideTabBarVisibility('right');
    document.body.style.setProperty('--kamlab-toc', JSON.stringify((room.words[room.language] || {}).toc || ''));
    if (shell._hsplitPanel) shell._hsplitPanel.setRelativeSizes([210, 1120, 0]);
    let inhabited = false; // at the very start the page that was asked for is still on its way
    const fill = () => {
      if (shell.isEmpty('main') && inhabited && home) commands.execute('docmanager:open', { path: home });
      inhabited = !shell.isEmpty('main');
    };
    if (shell.layoutModified) shell.layoutModified.connect(() => setTimeout(fill, 300));
  }

  async function extension() {
    const wanted = ['@jupyterlab/notebook', '@jupyterlab/cells', '@lumino/widgets', '@jupyterlab/mainmenu'];
    const [notebook, cells, widgets, mainmenu] = await Promise.all(wanted.map(load));
    const plugin = {
      id: NAME + ':pages',
      description: 'Runs the pages of the course when they are opened and keeps their code out of sight.',
      autoStart: true,
      requires: [notebook.INotebookTracker],
      optional: [mainmenu.IMainMenu],
      activate: (app, tracker, bar) => activate(app, tracker, bar, { cells, widgets }),
    };
    return () => ({ __esModule: true, default: [plugin] });
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: scope => { shared = scope; },
    get: name => (name === './extension' ? extension() : Promise.reject(new Error(name))),
  };
})();
