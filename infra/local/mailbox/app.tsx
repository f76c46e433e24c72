/** The mailbox page: write, wait, turn the clock, read. Rendered here; the browser needs no script. */
import { setTimeout as pause } from "node:timers/promises";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import { html } from "hono/html";
import * as z from "zod";
import { Compose, type Typed } from "./compose.tsx";
import { EXAMPLES } from "./examples.ts";
import { openMails, type ShownMail } from "./mails.ts";
import { headers, LETTER_POLICY, onlyFromHere } from "./safety.ts";
import { SCRIPT } from "./script.ts";
import { look, pulseOf } from "./seen.ts";
import { STYLE } from "./style.ts";
import { Thread } from "./thread.tsx";
import type { World } from "./world.ts";
import { answerSubject, handIn } from "./write.ts";

const MOST_FORM_BYTES = 2 * 1024 * 1024;
const DAY_MS = 24 * 3_600_000;
/** The page does not wait longer than this for an answer to come; it comes all the same. */
const MOST_WAIT_MS = 10_000;

const Address = z.email();
/** Minutes east of UTC; no place is further than 14 hours from Greenwich. */
const Offset = z.coerce
  .number()
  .int()
  .min(-14 * 60)
  .max(14 * 60);

export function mailboxApp(world: World): Hono {
  const app = new Hono();
  const mails = openMails(world);
  const offsetOf = (text: string | undefined) => Offset.safeParse(text || Number.NaN).data ?? null;
  const see = (c: Context, asked: { conversation?: string; person?: string | null } = {}) =>
    look(world, mails, { ...asked, offset: offsetOf(getCookie(c, "recover-offset")) });
  const mailOf = async (id: string) => (await mails.all()).find((mail) => mail.id === id) ?? null;
  const page = (c: Context, content: unknown, status: 200 | 400 | 404 = 200) =>
    c.html(html`<!doctype html>${content}`, status);
  const quiet = () => Promise.race([world.idle(), pause(MOST_WAIT_MS, undefined, { ref: false })]);

  app.use(onlyFromHere, headers, bodyLimit({ maxSize: MOST_FORM_BYTES }));
  app.get("/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/page.js", (c) => c.body(SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.get("/pulse", async (c) => c.text(pulseOf((await mails.all()).length, await world.next())));

  app.get("/", async (c) => {
    const person = c.req.query("person") || null;
    const example = EXAMPLES.find(({ id }) => id === c.req.query("example"));
    const typed = {
      from: person ?? "you@example.com",
      subject: example?.subject ?? "",
      text: example?.text ?? "",
    };
    return page(c, <Compose seen={await see(c, { person })} typed={typed} problem={null} />);
  });

  app.post("/write", async (c) => {
    const form = await texts(c, ["from", "subject", "text", "offset"]);
    const typed: Typed = { from: form.from.trim(), subject: form.subject.trim(), text: form.text };
    const again = async (problem: string) =>
      page(c, <Compose seen={await see(c)} typed={typed} problem={problem} />, 400);
    if (!Address.safeParse(typed.from).success) return again("That does not look like a mail address.");
    if (typed.text.trim() === "") return again("Write a few words about what happened.");
    return send(c, again, {
      from: typed.from,
      to: world.serviceAddress,
      subject: typed.subject || "My interview",
      text: typed.text,
      offset: form.offset,
    });
  });

  app.get("/c/:id", async (c) => {
    const seen = await see(c, { conversation: c.req.param("id") });
    return seen.conversation
      ? page(c, <Thread seen={seen} conversation={seen.conversation} />)
      : c.notFound();
  });

  app.post("/c/:id/answer", async (c) => {
    const form = await texts(c, ["text", "offset"]);
    const seen = await see(c, { conversation: c.req.param("id") });
    const { conversation } = seen;
    if (conversation === null) return c.notFound();
    const again = async (problem: string) =>
      page(c, <Thread seen={seen} conversation={conversation} problem={problem} text={form.text} />, 400);
    if (form.text.trim() === "") return again("Write a few words first.");
    const letter = conversation.mails.findLast(({ by }) => by === "service");
    return send(c, again, {
      from: conversation.person,
      to: letter?.replyTo ?? world.serviceAddress,
      subject: answerSubject((letter ?? conversation).subject),
      text: form.text,
      offset: form.offset,
      ...(letter ? { answers: letter } : {}),
    });
  });

  app.post("/clock", async (c) => {
    const form = await texts(c, ["until", "conversation"]);
    const until = Number(form.until);
    const ms = until - world.clock.now();
    if (!Number.isFinite(until) || ms > 400 * DAY_MS)
      return c.text("The clock cannot be turned that far.", 400);
    // A time that has passed meanwhile needs no turning: pressing twice does no harm.
    if (ms > 0) await Promise.race([world.turn(ms), pause(3 * MOST_WAIT_MS, undefined, { ref: false })]);
    return c.redirect(await latestIn(form.conversation), 303);
  });

  app.get("/mail/:id/html", async (c) => {
    const mail = await mailOf(c.req.param("id"));
    if (!mail?.html) return c.notFound();
    return c.html(mail.html, 200, { "Content-Security-Policy": LETTER_POLICY });
  });

  app.get("/mail/:id/raw", async (c) => {
    const mail = await mailOf(c.req.param("id"));
    return mail ? download(mail.raw, `${mail.id}.eml`, "message/rfc822") : c.notFound();
  });

  app.get("/mail/:id/files/:n", async (c) => {
    const mail = await mailOf(c.req.param("id"));
    const file = mail?.files[Number(c.req.param("n"))];
    return file ? download(file.content, file.name, file.contentType) : c.notFound();
  });

  app.notFound((c) => c.text("There is no such page.", 404));

  /** Where the newest mail of the conversation stands; the first page for no conversation. */
  async function latestIn(id: string): Promise<string> {
    const { conversation } = await look(world, mails, { conversation: id });
    return conversation ? `/c/${conversation.id}#${conversation.mails.at(-1)?.id}` : "/";
  }

  /** Hands the mail in, waits for the answer, and shows the conversation. */
  async function send(
    c: Context,
    again: (problem: string) => Promise<Response>,
    mail: { from: string; to: string; subject: string; text: string; offset: string; answers?: ShownMail },
  ): Promise<Response> {
    const at = world.clock.now();
    const offset = offsetOf(mail.offset) ?? -new Date(at).getTimezoneOffset();
    let messageId: string;
    try {
      messageId = await handIn({ ...mail, at, offset }, world.smtpPort);
    } catch {
      return again("The mail could not be handed in. Please try again.");
    }
    await quiet();
    const written = (await mails.all()).findLast((one) => one.messageId === messageId);
    return c.redirect(written ? await latestIn(written.id) : "/", 303);
  }

  return app;
}

/** The named fields of a form as text, empty where they are missing. */
async function texts<const N extends string>(c: Context, names: readonly N[]): Promise<Record<N, string>> {
  const form = await c.req.parseBody();
  const entries = names.map((name) => [name, typeof form[name] === "string" ? form[name] : ""]);
  return Object.fromEntries(entries) as Record<N, string>;
}

function download(content: Buffer, name: string, contentType: string): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      // Even opened in the browser, an attachment runs nothing.
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
