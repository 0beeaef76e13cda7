"""Reads a calendar feed with an implementation that isn't ours, fails on whatever is wrong with it, and
tells its events as JSON, their times in UTC."""

import datetime
import json
import sys
import warnings

warnings.simplefilter("error")

import icalendar  # noqa: E402

ZONE = "America/Toronto"


def need(holds, what):
    if not holds:
        sys.exit(f"the feed is wrong: {what}")


def moment(value):
    """A day as itself, a moment in UTC."""
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    need(value.tzinfo is not None, f"{value} has no zone")
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text):
    calendars = icalendar.Calendar.from_ical(text, multiple=True)
    need(len(calendars) == 1, f"{len(calendars)} calendars")
    (calendar,) = calendars
    for component in calendar.walk():
        need(not component.errors, f"{component.name}: {component.errors}")
        missing = [name for name in component.required if name not in component]
        need(not missing, f"{component.name} without {missing}")
        twice = [name for name in component.singletons if isinstance(component.get(name), list)]
        need(not twice, f"{component.name} with several {twice}")
    return calendar


def told(event):
    start, end = event["DTSTART"].dt, event.get("DTEND")
    if end is not None:
        need(type(end.dt) is type(start), "an end of another kind than the beginning")
        need(moment(end.dt) > moment(start), "an end before the beginning")
    return {
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "location": str(event.get("LOCATION", "")),
        "url": str(event.get("URL", "")),
        "status": str(event["STATUS"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": moment(event["DTSTAMP"].dt),
        "start": moment(start),
        "end": None if end is None else moment(end.dt),
    }


def main():
    raw = sys.stdin.buffer.read()
    text = raw.decode("utf-8")
    need(text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "a line that doesn't end with CRLF")
    for line in raw.split(b"\r\n"):
        need(len(line) <= 75, f"a line of {len(line)} bytes")
        need(not any(byte < 0x20 and byte != 0x09 for byte in line), "a control character")
        line.decode("utf-8")
    calendar = read(text)
    events = [told(event) for event in calendar.walk("VEVENT")]
    uids = [event["uid"] for event in events]
    need(len(uids) == len(set(uids)), "a UID stands twice")
    # Under a name that nobody knows, a reader has only the zone's rules that the feed brings along.
    unknown = read(text.replace(ZONE, "Elsewhere/Nowhere"))
    again = [told(event) for event in unknown.walk("VEVENT")]
    need([(e["start"], e["end"]) for e in again] == [(e["start"], e["end"]) for e in events],
         "the zone's rules give other times than the zone")
    print(json.dumps({"name": str(calendar["X-WR-CALNAME"]), "events": events}))


main()
