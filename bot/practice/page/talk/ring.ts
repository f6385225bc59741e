// Owns the sound of a loud message: two soft notes, made here so that no file is fetched.

let audio: AudioContext | null = null;
let lastRing = 0;

/** Browsers allow sound only once somebody has touched the page: call this from such an event. */
export function allowSound(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

/** Silent before allowSound(), and while the last one still sounds. */
export function ring(): void {
  if (!audio || audio.state !== "running" || performance.now() - lastRing < 900) return;
  lastRing = performance.now();
  note(audio, 659.3, 0);
  note(audio, 987.8, 0.13);
}

/** A sine of `hertz` that swells for 15 ms and fades within half a second. */
function note(context: AudioContext, hertz: number, delay: number): void {
  const start = context.currentTime + delay;
  const tone = new OscillatorNode(context, { frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.16, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0008, start + 0.5);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.55);
}
