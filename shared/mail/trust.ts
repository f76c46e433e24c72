/**
 * Answer, or stay silent? Order is suspicion: what may harm comes first, what is merely not from a person last.
 *
 * | rule                                    | source                                                        |
 * | --------------------------------------- | ------------------------------------------------------------- |
 * | virus, spam                             | SES receipt verdicts                                          |
 * | one sender, or none to answer           | RFC 5322 section 3.6.2; RFC 7489 section 6.6.1 for two        |
 * | DMARC failed, or nothing authenticates  | RFC 7489 section 6; a forged sender must not get our letter   |
 * | own address, own mark, many hops        | RFC 5321 section 6.3 (loops are found by counting Received)   |
 * | null sender, reports, mailer-daemon     | RFC 3834 section 2, RFC 3464, RFC 5321 section 4.5.5          |
 * | Auto-Submitted, Precedence, X-Auto…     | RFC 3834 sections 2 and 5, RFC 2076; Microsoft [MS-OXCMAIL]   |
 * | List-*, Feedback-ID                     | RFC 3834 section 2, RFC 2369, RFC 2919                        |
 * | no-reply senders                        | RFC 3834 section 2: no answer to an address that nobody reads |
 */
import type { Inbound } from "./parse.ts";
import { isServiceAddress } from "./thread.ts";

/** As SES gives them: PASS, FAIL, GRAY, PROCESSING_FAILED, DISABLED. */
export type Verdict = string;
export type Verdicts = { spam: Verdict; virus: Verdict; spf: Verdict; dkim: Verdict; dmarc: Verdict };

/** What the mail server saw, which no header can change. `sender` is MAIL FROM, empty for the null sender. */
export type Envelope = {
  sender: string;
  recipients: readonly string[];
  verdicts: Verdicts;
  serviceAddress: string;
};

export type Silence =
  | "virus"
  | "spam"
  | "no-sender"
  | "two-senders"
  | "unauthenticated"
  | "own-address"
  | "loop"
  | "bounce"
  | "automatic"
  | "list"
  | "no-reply-sender";
export type Judgement = { answer: true } | { answer: false; outcome: Silence };

/** Ours, on every mail that leaves (`compose.ts`). */
export const LOOP_HEADER = "x-recover-loop";
/** Ten hops are many; thirty are a circle (RFC 5321 section 6.3 advises a large number). */
const MOST_HOPS = 30;

export function judge(inbound: Inbound, envelope: Envelope): Judgement {
  const found = RULES.find(([, applies]) => applies(inbound, envelope));
  return found ? { answer: false, outcome: found[0] } : { answer: true };
}

type Rule = [outcome: Silence, applies: (inbound: Inbound, envelope: Envelope) => boolean];

const RULES: readonly Rule[] = [
  ["virus", (_, { verdicts }) => verdicts.virus === "FAIL"],
  ["spam", (_, { verdicts }) => verdicts.spam === "FAIL"],
  ["two-senders", ({ from, headers }) => from === null && hasTwoSenders(headers)],
  ["no-sender", ({ from }) => from === null],
  ["unauthenticated", (_, { verdicts }) => !isAuthenticated(verdicts)],
  ["own-address", ({ from }, { serviceAddress }) => isServiceAddress(from!.address, serviceAddress)],
  ["loop", ({ headers }) => headers.has(LOOP_HEADER) || all(headers, "received").length > MOST_HOPS],
  ["bounce", isBounce],
  ["automatic", isAutomatic],
  ["list", ({ headers }) => [...headers.keys()].some((name) => /^list-|^feedback-id$/.test(name))],
  ["no-reply-sender", ({ from }) => isNobody(from!.address)],
];

type Headers = Inbound["headers"];

const all = (headers: Headers, name: string): readonly string[] => headers.get(name) ?? [];

function hasTwoSenders(headers: Headers): boolean {
  const senders = all(headers, "from");
  return senders.length > 1 || (senders[0]?.match(/@/g)?.length ?? 0) > 1;
}

/** DMARC decides where it can; without it one of SPF and DKIM must vouch for the mail. */
function isAuthenticated({ spf, dkim, dmarc }: Verdicts): boolean {
  if (dmarc === "FAIL") return false;
  return dmarc === "PASS" || spf === "PASS" || dkim === "PASS";
}

function isBounce({ from, headers }: Inbound, { sender }: Envelope): boolean {
  const daemon = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|bounces?)(?:[+-].*)?@/i;
  const reports = /^\s*(?:multipart\/report|message\/delivery-status|message\/disposition-notification)\b/i;
  return (
    sender.replace(/^<|>$/g, "").trim() === "" ||
    daemon.test(from!.address) ||
    /^(?:mailer-daemon|postmaster)@/i.test(sender.replace(/^</, "")) ||
    all(headers, "content-type").some((type) => reports.test(type)) ||
    headers.has("x-failed-recipients")
  );
}

function isAutomatic({ headers, subject }: Inbound): boolean {
  const says = (name: string, pattern: RegExp) => all(headers, name).some((value) => pattern.test(value));
  return (
    all(headers, "auto-submitted").some((value) => !/^\s*no\b/i.test(value)) ||
    [
      "x-autoreply",
      "x-autorespond",
      "x-autoresponder",
      "x-auto-reply",
      "x-vacation",
      "x-mail-autoreply",
    ].some((name) => headers.has(name)) ||
    says("x-auto-response-suppress", /\b(?:all|dr|autoreply|oof)\b/i) ||
    says("precedence", /^\s*(?:auto[_-]?reply|bulk|junk|list)\b/i) ||
    says("x-precedence", /^\s*(?:auto[_-]?reply|bulk|junk|list)\b/i) ||
    OUT_OF_OFFICE.test(subject)
  );
}

/** How mail programs head an absence; where a person could write the word themselves, only with the colon. */
const OUT_OF_OFFICE =
  /^\s*(?:(?:auto(?:mated|matic|matisch[e]?)?[ -]?(?:reply|response|antwort|replied)|automatic(?:ally)? (?:generated )?reply|auto:|out[ -]of[ -](?:the )?office|ooo:|abwesenheits(?:notiz|nachricht|assistent|meldung)|abwesend:|automatische (?:antwort|abwesenheit)|réponse automatique|message d['’]absence|absence du bureau|absent du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|resposta automática|ausência temporária|fora do escritório|automatisch antwoord|afwezig(?:heidsbericht)?:|automatiskt svar|autosvar|automatisk svar|frånvaro|automaattinen vastaus|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|automatická odpověď|автоответ|automatikus válasz|otomatik yanıt|自动回复|自動回覆|自動応答|자동 응답))/iu;

function isNobody(address: string): boolean {
  return /^(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|not?[._-]?respond|noreply[._-].*|no-?reply\d*|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|no[._-]?responder|non[._-]?rispondere|nao[._-]?responda|listserv|majordomo)(?:[+._-].*)?@/i.test(
    address,
  );
}
