import { useEffect, useRef, useState } from 'react';
import type { MouseEvent } from 'react';

import {
  clockText,
  NEW_TIMER,
  nextPart,
  partLength,
  pressed,
  restarted,
  secondsLeft,
  TIMER_PARTS,
} from '#app/domain/defence/timer.ts';
import type { Pace } from '#app/domain/defence/slots.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';

/** From here on the digits warn. */
const SOON_S = 60;

/** A soft tone of half a second. */
function tone(audio: AudioContext, hertz: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, audio.currentTime);
  gain.gain.linearRampToValueAtTime(0.15, audio.currentTime + 0.05);
  gain.gain.linearRampToValueAtTime(0, audio.currentTime + 0.5);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start();
  oscillator.stop(audio.currentTime + 0.5);
}

/** The space bar anywhere on the page; a button that has the focus keeps it for itself. */
function useSpaceBar(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || event.target instanceof HTMLButtonElement) return;
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** A press with the mouse leaves the focus where it was, so that the space bar goes on to mean start and pause. */
const keepsFocus = { onMouseDown: (event: MouseEvent) => event.preventDefault() };

/**
 * The panel's clock in large digits. It lives in the page alone: once open it needs no connection, and it counts from
 * the machine's clock, so a tab that slept shows the right time when it wakes.
 */
export function PanelTimer({ pace }: { pace: Pace }) {
  const t = useT();
  const [timer, setTimer] = useState(NEW_TIMER);
  const [now, setNow] = useState(0);
  const [sound, setSound] = useState(true);
  const audio = useRef<AudioContext | null>(null);
  const heard = useRef<number | null>(null);
  const running = timer.since !== null;

  useEffect(() => {
    if (!running) return;
    const tick = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(tick);
  }, [running]);

  const left = secondsLeft(pace, timer, Math.max(now, timer.since ?? 0));
  useEffect(() => {
    const before = heard.current;
    heard.current = running ? left : null;
    if (!running || !sound || !audio.current || before === null || before <= left) return;
    if (before > 0 && left <= 0) tone(audio.current, 660);
    else if (before > SOON_S && left <= SOON_S) tone(audio.current, 440);
  }, [left, running, sound]);

  const toggle = () => {
    // A browser lets a page sound only after a press.
    audio.current ??= new AudioContext();
    const at = performance.now();
    setNow(at);
    setTimer((one) => pressed(one, at));
  };
  const again = () => setTimer(restarted);
  const next = () => {
    const at = performance.now();
    setNow(at);
    heard.current = null;
    setTimer((one) => nextPart(pace, one, at));
  };
  useShortcuts({ r: again, n: next });
  useSpaceBar(toggle);

  return (
    <main
      className={cx(
        'flex min-h-dvh flex-col items-center justify-center gap-6 p-4 text-center',
        left <= 0 ? 'bg-danger-tint' : left <= SOON_S ? 'bg-signal-tint' : 'bg-paper',
      )}
    >
      <h1 className="sr-only">{t('defence.timer')}</h1>
      <ol className="flex flex-wrap justify-center gap-x-8 gap-y-2 text-xl">
        {TIMER_PARTS.filter((part) => partLength(pace, part) > 0).map((part) => (
          <li
            key={part}
            aria-current={part === timer.part ? 'step' : undefined}
            className={part === timer.part ? 'font-semibold' : 'text-ink-muted'}
          >
            {t(`defence.timer${part}`)} {clockText(partLength(pace, part) / 1000)}
          </li>
        ))}
      </ol>
      <p
        role="timer"
        className={cx(
          'text-[min(28vw,45vh)] leading-none font-semibold tabular-nums',
          left <= 0 ? 'text-danger' : left <= SOON_S ? 'text-signal' : 'text-ink',
        )}
      >
        {clockText(left)}
      </p>
      <p className="min-h-8 text-2xl text-danger">{left < 0 ? t('defence.timerOver') : ''}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <Button type="button" size="large" variant="primary" onClick={toggle} {...keepsFocus}>
          {t(running ? 'defence.timerPause' : 'defence.timerStart')}
        </Button>
        <Button type="button" size="large" onClick={again} {...keepsFocus}>
          {t('defence.timerReset')}
        </Button>
        <Button type="button" size="large" onClick={next} {...keepsFocus}>
          {t('defence.timerNext')}
        </Button>
        <label className="flex min-h-12 items-center gap-2 px-3 text-lg">
          <input
            type="checkbox"
            className="size-5"
            checked={sound}
            onChange={(event) => {
              setSound(event.target.checked);
              event.target.blur();
            }}
          />
          {t('defence.timerSound')}
        </label>
      </div>
      <p className="text-ink-muted">
        {t('defence.timerKeys')}
        <span className="block">{t('defence.timerOffline')}</span>
      </p>
    </main>
  );
}
