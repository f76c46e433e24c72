/** What is around every page: the name, the clock, the conversations. */
import type { Child } from "hono/jsx";
import type { Conversation } from "./conversations.ts";
import type { Seen } from "./seen.ts";
import { dayAndTime, span } from "./when.ts";

const HOUR = 3_600_000;

export function Frame(props: { title: string; seen: Seen; conversation?: Conversation; children?: Child }) {
  const { title, seen, conversation } = props;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title} · Recover</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
        <script src="/page.js" defer></script>
      </head>
      <body data-now={String(seen.now)} data-pulse={seen.pulse}>
        <a class="skip" href="#main">
          To the mails
        </a>
        <div class="top">
          <div>
            <h1>
              <a href="/">Recover</a> <span class="soft small">on this machine</span>
            </h1>
            <Clock seen={seen} conversation={conversation?.id ?? ""} />
          </div>
        </div>
        <div class="page">
          <Conversations seen={seen} current={conversation?.id ?? null} />
          <main id="main">{props.children}</main>
        </div>
        <footer class="soft small">
          This page stands in for your mail program, and keeps your copies of the mails as one would; what the
          service keeps is erased as it promises. A mail program can write as well: to {seen.serviceAddress},
          by SMTP on localhost port {seen.smtpPort}. Nothing leaves this machine.
        </footer>
      </body>
    </html>
  );
}

function Clock({ seen, conversation }: { seen: Seen; conversation: string }) {
  const { now, offset, next, ahead } = seen;
  return (
    <form class="clock" method="post" action="/clock" aria-label="Clock">
      <input type="hidden" name="conversation" value={conversation} />
      <span>
        <time datetime={new Date(now).toISOString()}>{dayAndTime(now, offset)}</time>
        {ahead > 60_000 ? <span class="soft small">{span(ahead)} ahead</span> : null}
      </span>
      {next ? (
        <button type="submit" name="until" value={String(next.at)}>
          Forward to {next.what}
          <span class="soft"> ({dayAndTime(next.at, next.offset)})</span>
        </button>
      ) : null}
      <button
        type="submit"
        name="until"
        value={String(now + HOUR)}
        aria-label="Turn the clock forward by an hour"
      >
        +1 h
      </button>
      <button
        type="submit"
        name="until"
        value={String(now + 24 * HOUR)}
        aria-label="Turn the clock forward by a day"
      >
        +1 day
      </button>
    </form>
  );
}

function Conversations({ seen, current }: { seen: Seen; current: string | null }) {
  const { people, person, offset } = seen;
  const shown = seen.conversations.filter((one) => person === null || one.person === person);
  return (
    <nav aria-label="Conversations">
      <a class="button" href={person ? `/?person=${encodeURIComponent(person)}` : "/"}>
        Write a debrief
      </a>
      {people.length > 1 ? (
        <form class="people" method="get" action="/">
          <label for="whose">Whose mails</label>
          <select id="whose" name="person">
            <option value="">Everybody's</option>
            {people.map((one) => (
              <option value={one} selected={one === person}>
                {one}
              </option>
            ))}
          </select>
          <button type="submit">Show</button>
        </form>
      ) : null}
      <ul>
        {shown.map((one) => (
          <li>
            <a href={`/c/${one.id}`} aria-current={one.id === current ? "page" : undefined}>
              <span>{one.subject}</span>
              <span class="soft small">
                {people.length > 1 && person === null ? `${one.person} · ` : ""}
                {dayAndTime(one.lastAt, offset)} · {one.mails.length}{" "}
                {one.mails.length === 1 ? "mail" : "mails"}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
