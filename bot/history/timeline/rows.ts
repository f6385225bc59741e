// Owns which rows and bars a day's timeline has: every camera that there is, and those that are gone
// but saw something that day. Pure.
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import type { TimelineBar, TimelineRow } from "../../../vision/pictures/timeline-picture.ts";

/** More don't fit on a phone's screen. */
export const mostRows = 16;

export interface NamedCamera {
  id: string;
  name: string;
}

export interface DayOfIncidents {
  from: number;
  to: number;
  now: number;
  /** Of that day and the day before. */
  incidents: readonly IncidentSummary[];
  cameras: readonly NamedCamera[];
  /** Whether one without an end still goes on. */
  goesOn: (incident: IncidentSummary) => boolean;
}

export interface TimelineRows {
  rows: TimelineRow[];
  /** Those that reach into the day. */
  shown: IncidentSummary[];
  /** Cameras that found no room. */
  leftOut: number;
}

export function rowsOf(day: DayOfIncidents): TimelineRows {
  const bars = day.incidents.flatMap((incident) => {
    const bar = barOf(incident, day);
    return bar.from < day.to && bar.to >= day.from ? [{ incident, bar }] : [];
  });
  const known = new Set(day.cameras.map(({ id }) => id));
  const gone = new Map(
    bars
      .filter(({ incident }) => !known.has(incident.camera))
      .map(({ incident }) => [incident.camera, incident.cameraName]),
  );
  const all = [...day.cameras, ...[...gone].map(([id, name]) => ({ id, name }))];
  const isBusy = ({ id }: NamedCamera) => bars.some(({ incident }) => incident.camera === id);
  // Where there are too many, those go first that have nothing to show.
  const some = all.length <= mostRows ? all : all.filter(isBusy);
  const cameras = some.slice(0, mostRows);
  return {
    rows: cameras.map(({ id, name }) => ({
      label: name,
      fallback: id.toUpperCase(),
      bars: bars.filter(({ incident }) => incident.camera === id).map(({ bar }) => bar),
    })),
    shown: bars.map(({ incident }) => incident),
    leftOut: all.length - cameras.length,
  };
}

function barOf(incident: IncidentSummary, { now, goesOn }: DayOfIncidents): TimelineBar {
  const { beganAt, openedAt, endedAt, verdict, falseAlarm } = incident;
  const to = endedAt ?? (goesOn(incident) ? now : openedAt);
  return { from: beganAt, to: Math.max(beganAt, to), verdict, falseAlarm };
}
