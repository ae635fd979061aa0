// Reads a calendar with ical.js, the parser of Thunderbird and Nextcloud, and prints its events as JSON.
const fs = require("node:fs");
const loaded = require("ical.js");
const ICAL = loaded.default ?? loaded;

// toString leaves years before 1000 short.
function padded(text) {
  return text.replace(/^[0-9]+/, (year) => year.padStart(4, "0"));
}

function time(value) {
  if (value.isDate) return padded(value.toString());
  const zoned = value.zone && value.zone !== ICAL.Timezone.localTimezone && value.zone.tzid !== "floating";
  return padded((zoned ? value.convertToZone(ICAL.Timezone.utcTimezone) : value).toString());
}

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    title: event.summary,
    start: time(event.startDate),
    end: time(event.endDate),
    all_day: event.startDate.isDate,
    description: event.description,
  };
});
process.stdout.write(JSON.stringify(events));
