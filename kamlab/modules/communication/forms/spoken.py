"""The one line each person should hear, as it stands on the map of module 06: where the programme begins."""

from typing import TYPE_CHECKING

from kamlab.forms import Part, button, card, prose, table

if TYPE_CHECKING:
    from kamlab.modules.communication.forms.programme import Programme


def spoken_parts(form: "Programme") -> list[Part]:
    """Return the lines of the map with a button each that makes one an event; a word if the map has none."""
    programme, lines = form.programme, form.reading.lines(form.account)
    if not programme.listeners:
        return []
    title = form.say("spoken_title")
    if not lines:
        return [card(prose(form.say("spoken_none"), quiet=True), title=title)]
    rows: list[list[str | Part]] = []
    for id_, line in lines.items():
        listener = programme.listener(id_)
        name = listener.name if listener else "—"
        is_in = any(one.person == id_ and one.message == line for one in programme.events)
        take = button(
            f"speak:{id_}", form.say("spoken_take"), weight="small", hint=f"{form.say('spoken_take')}: {name}"
        )
        rows.append([name, line, form.say("spoken_in") if is_in else take])
    heads = [form.words.label("person_id"), form.words.label("text"), ""]
    return [card(table(heads, rows, strong=[0]), title=title, note=form.say("spoken_note"))]


def speak(form: "Programme", person: str) -> None:
    """Make the line of a person an event of theirs; the day is what is asked next."""
    line, listener = form.reading.lines(form.account).get(person, ""), form.programme.listener(person)
    if not line or listener is None:
        return
    known = next((one for one in form.messages if one["text"] == line and one.row), None)
    message = known or form.messages.add(text=line)
    event = form.events.add(message_id=message.row, person_id=listener.name)
    form.follow()
    form.move_focus(f"events/{event.id}/day")
