import { run } from '../run.ts'

/** Two soft tones, a fourth apart: when each begins (s) and its pitch (Hz). */
const tones = [
  [0, 587.33],
  [0.09, 783.99]
] as const
const toneS = 0.35
const volume = 0.08

/** Plays a soft sound, made on the spot. Silent until the person has used the page once: browsers want that. */
export function createChime(window: Window): () => void {
  let context: AudioContext | null = null
  return () => {
    if (!('AudioContext' in window) || !window.navigator.userActivation.hasBeenActive) return
    context ??= new AudioContext()
    if (context.state === 'running') play(context)
    else run(resumed(context))
  }
}

/** A sound that could not be played at once is not played later. */
async function resumed(context: AudioContext): Promise<void> {
  const late = AbortSignal.timeout(500)
  try {
    await context.resume()
    if (!late.aborted) play(context)
  } catch (error) {
    console.warn('the sound cannot be played:', error)
  }
}

function play(context: AudioContext): void {
  for (const [after, pitch] of tones) {
    const [tone, loudness, at] = [
      context.createOscillator(),
      context.createGain(),
      context.currentTime + after
    ]
    tone.type = 'sine'
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(volume, at + 0.015)
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + toneS)
    tone.connect(loudness).connect(context.destination)
    tone.start(at)
    tone.stop(at + toneS)
  }
}
