/** Writing a debrief. */
import { EXAMPLES } from "./examples.ts";
import { Frame } from "./frame.tsx";
import type { Seen } from "./seen.ts";

export type Typed = { from: string; subject: string; text: string };

export function Compose({ seen, typed, problem }: { seen: Seen; typed: Typed; problem: string | null }) {
  return (
    <Frame title="Write a debrief" seen={seen}>
      <h2>What happened?</h2>
      <p>
        Tell it in your own words, the good and the bad. You get an answer within a minute, and a plan once
        the heat has gone out. Nothing is ever sent to your interviewer.
      </p>
      <p class="row">
        <span class="soft">No botched interview at hand? Take one of these:</span>
        {EXAMPLES.map(({ id, title }) => (
          <a class="button" href={`/?example=${id}`}>
            {title}
          </a>
        ))}
      </p>
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <form method="post" action="/write">
        <input type="hidden" name="offset" value={String(seen.offset)} />
        <div class="field">
          <label for="from">Your address</label>
          <input id="from" name="from" type="email" required value={typed.from} autocomplete="email" />
        </div>
        <div class="field">
          <label for="subject">Subject</label>
          <input id="subject" name="subject" type="text" maxlength={200} value={typed.subject} />
        </div>
        <div class="field">
          <label for="text">Your debrief</label>
          <textarea id="text" name="text" rows={14} required>
            {typed.text}
          </textarea>
        </div>
        <button class="main-action" type="submit">
          Send to {seen.serviceAddress}
        </button>
      </form>
    </Frame>
  );
}
