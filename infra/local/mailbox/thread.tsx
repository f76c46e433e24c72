/** One conversation: both sides' mails, what is waited for, and a way to answer. */
import type { Conversation } from "./conversations.ts";
import { Frame } from "./frame.tsx";
import type { ShownMail } from "./mails.ts";
import type { Seen } from "./seen.ts";
import { dayAndTime } from "./when.ts";

/** One-word answers that the service understands, with what they do. */
const WORDS = [
  { word: "NOW", does: "Send the plan now" },
  { word: "STATUS", does: "Tell me where things stand" },
  { word: "SENT", does: "I sent the note" },
  { word: "STOP", does: "No more letters" },
  { word: "DELETE", does: "Erase everything" },
];

export function Thread(props: { seen: Seen; conversation: Conversation; problem?: string; text?: string }) {
  const { seen, conversation, problem, text } = props;
  const offset = seen.waiting?.offset ?? seen.offset;
  return (
    <Frame title={conversation.subject} seen={seen} conversation={conversation}>
      <h2>{conversation.subject}</h2>
      <p class="soft">{conversation.person}</p>
      {conversation.mails.map((mail) =>
        mail.by === "person" ? <Own mail={mail} offset={offset} /> : <Letter mail={mail} offset={offset} />,
      )}
      <p class="waiting" role="status">
        {seen.waiting?.said}
      </p>
      <h3>Answer</h3>
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <form method="post" action={`/c/${conversation.id}/answer`}>
        <input type="hidden" name="offset" value={String(seen.offset)} />
        <div class="field">
          <label for="text">Add, correct, or ask</label>
          <textarea id="text" name="text" rows={5} required>
            {text ?? ""}
          </textarea>
        </div>
        <button class="main-action" type="submit">
          Send
        </button>
      </form>
      <form
        method="post"
        action={`/c/${conversation.id}/answer`}
        class="row"
        aria-label="Answers of one word"
      >
        <input type="hidden" name="offset" value={String(seen.offset)} />
        <span class="soft">Or one word:</span>
        {WORDS.map(({ word, does }) => (
          <button type="submit" name="text" value={word} title={does} aria-label={`${word}: ${does}`}>
            {word}
          </button>
        ))}
      </form>
    </Frame>
  );
}

function Own({ mail, offset }: { mail: ShownMail; offset: number }) {
  const { words, quoted } = apart(mail.text);
  return (
    <article class="mail person" aria-label="Your mail" id={mail.id}>
      <Head mail={mail} who="You" offset={offset} />
      <p class="words">{words}</p>
      {quoted ? (
        <details>
          <summary>The letter you answered</summary>
          <p class="words soft small">{quoted}</p>
        </details>
      ) : null}
    </article>
  );
}

function Letter({ mail, offset }: { mail: ShownMail; offset: number }) {
  const base = `/mail/${mail.id}`;
  return (
    <article class="mail service letter" aria-label="Letter from Recover" id={mail.id}>
      <Head mail={mail} who="Recover" offset={offset} />
      {mail.html ? (
        <fieldset class="as">
          <legend class="skip">Read it as</legend>
          <label>
            <input type="radio" name={`as-${mail.id}`} value="html" checked /> HTML
          </label>
          <label>
            <input type="radio" name={`as-${mail.id}`} value="text" /> Text
          </label>
        </fieldset>
      ) : null}
      <p class="words">{mail.text.trim()}</p>
      {mail.html ? (
        <iframe
          class="html"
          title={`${mail.subject}, as HTML`}
          src={`${base}/html`}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        ></iframe>
      ) : null}
      <ul class="files">
        {mail.files.map((file, i) => (
          <li>
            <a class="button" href={`${base}/files/${i}`} download={file.name}>
              {file.name}
            </a>
          </li>
        ))}
        <li>
          <a class="button" href={`${base}/raw`} download={`${mail.id}.eml`}>
            Raw mail
          </a>
        </li>
      </ul>
    </article>
  );
}

function Head({ mail, who, offset }: { mail: ShownMail; who: string; offset: number }) {
  return (
    <header>
      <h3>{mail.subject}</h3>
      <span class="soft">{who}</span>
      <time class="soft" datetime={new Date(mail.at).toISOString()}>
        {dayAndTime(mail.at, offset)}
      </time>
    </header>
  );
}

/** Own words, and the quoted letter below them. */
function apart(text: string): { words: string; quoted: string | null } {
  const at = text.search(/^On .{1,200} wrote:\s*\n>/m);
  return at < 0
    ? { words: text.trim(), quoted: null }
    : { words: text.slice(0, at).trim(), quoted: text.slice(at).trim() };
}
