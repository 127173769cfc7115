/* What buttons on a page ask for, in the app: there is nothing to run bit by bit, so the page is made anew. */
(function () {
  'use strict';
  // The widget library gives a form two seconds to come alive and then shows an error in its place. A slow laptop
  // that opens a page of fifteen forms needs longer, and a form that comes late is better than none.
  const limit = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = milliseconds => limit(milliseconds === 2000 ? 60000 : milliseconds);
  // The same library gives the course four seconds to hand over what all forms of a page hold, and then asks for them
  // one by one, and some are never shown.
  const later = window.setTimeout.bind(window);
  window.setTimeout = (what, milliseconds, ...rest) => later(what, milliseconds === 4000 ? 60000 : milliseconds, ...rest);
  // A page that closes ends its kernel at once, even one that has yet to hear the last field. So the field in hand is
  // finished first, and a kernel that still has something to write down is left to itself: the server ends it when it
  // has had nothing to do for a minute and a half.
  window.addEventListener('beforeunload', () => document.activeElement && document.activeElement.blur());
  const beacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (address, data) => {
    const waits = /\/voila\/api\/shutdown\//.test(address) && document.querySelector('.kl-panel[data-unheard]');
    return waits ? true : beacon(address, data);
  };
  const again = () => window.location.reload();
  const show = heading => {
    const found = Array.from(document.querySelectorAll('h1, h2, h3'))
      .find(node => node.textContent.trim().startsWith(heading));
    if (found) found.scrollIntoView({ block: 'start' });
  };
  const figures = () => document.querySelector('figure[lang]:not(.kl-panel figure)') && again();
  const act = (wish, detail) => (wish === 'show' ? show(String(detail || '')) : again());
  document.addEventListener('kamlab:run-figures', figures);
  for (const wish of ['run-all', 'run-above', 'run-section', 'restart', 'show']) {
    document.addEventListener('kamlab:' + wish, event => act(wish, event.detail));
  }
  document.addEventListener('click', event => {
    const button = event.target.closest && event.target.closest('[data-kamlab]');
    if (button) act(button.dataset.kamlab, button.dataset.kamlabDetail);
  });
  // A page that was opened for one exercise (…#02.4) leads to it. Forms that come alive above it push it down, so it
  // is followed until the reader moves.
  const lead = () => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (!/^\d\d\.\d+$/.test(id)) return;
    const go = () => {
      const found = Array.from(document.querySelectorAll('h1, h2, h3'))
        .find(node => node.textContent.split(/\s+/).includes(id));
      if (found) found.scrollIntoView({ block: 'start' });
    };
    const follow = new ResizeObserver(go);
    const leave = () => follow.disconnect();
    for (const move of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      document.addEventListener(move, leave, { once: true, capture: true, passive: true });
    }
    follow.observe(document.body);
  };
  document.addEventListener('DOMContentLoaded', lead);
  window.addEventListener('hashchange', lead);
  // A link to another page of the course opens in its place, however the output that holds it was drawn.
  document.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a[href]');
    if (link && link.origin === window.location.origin) link.removeAttribute('target');
  }, true);
})();
