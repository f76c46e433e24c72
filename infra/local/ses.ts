/**
 * An SES v2 endpoint of our own, spoken to by the real client: keeps the raw bytes instead of delivering them, and
 * publishes the events that SES publishes. Behaves as SES where the service depends on it:
 * it overwrites `Message-ID`, has no idempotency token, answers 429 above its rate, and takes mail for a suppressed
 * address without delivering it.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as z from "zod";
import { filesIn, readIfThere, writeDurably } from "./files.ts";
import { bareAddress, headerOf, headersOf, withHeader } from "./headers.ts";
import { bounceEvent, complaintEvent, deliveryEvent, type EventMail, sendEvent } from "./ses-events.ts";
import { readSuppressed, type Suppressed, suppress } from "./ses-suppression.ts";

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MOST_BYTES = 40 * 1024 * 1024;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

const Request_ = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z
    .object({
      ToAddresses: z.array(z.string()).nullish(),
      CcAddresses: z.array(z.string()).nullish(),
      BccAddresses: z.array(z.string()).nullish(),
    })
    .optional(),
  Content: z.object({ Raw: z.object({ Data: z.string() }).optional() }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).nullish(),
  ConfigurationSetName: z.string().nullish(),
});

/** A mail that SES took, without its bytes. */
const Kept = z.object({
  messageId: z.string(),
  /** Service time. */
  at: z.number(),
  from: z.string(),
  to: z.array(z.string()),
  tags: z.record(z.string(), z.string()),
  /** False when it was kept from the person: suppressed, or bounced. */
  delivered: z.boolean(),
});
export type SentMail = z.infer<typeof Kept> & { raw: Buffer };

/** What a test may make of the next request. After keeping: SES took the mail, and the caller does not learn it. */
export type Fault =
  | "500-before-keeping"
  | "500-after-keeping"
  | "hang-before-keeping"
  | "hang-after-keeping"
  | "refuse";

export type SesControl = {
  /** Requests in one second of real time above which 429 is answered; null for no limit. */
  mostPerSecond: number | null;
  /** Used up from the front, one to a request. */
  faults: Fault[];
  /** Addresses that do not exist: mail to them bounces for good. */
  missing: Set<string>;
};

export interface Ses {
  fetch(request: Request): Promise<Response>;
  control: SesControl;
  /** Everything SES took, oldest first. */
  outbox(): Promise<SentMail[]>;
  /** The ids of everything SES took. */
  ids(): Promise<string[]>;
  /** One mail that SES took, or null. */
  sentMail(messageId: string): Promise<SentMail | null>;
}

export function createSes(options: {
  /** Where mails (`sent/`) and the suppression list are kept. */
  folder: string;
  clock: { now(): number };
  realNow?: () => number;
  /** Mail must come from this domain, as from a verified identity. */
  identity: string;
  configurationSet: string;
  /** An event for the configuration set's destination; durable when it resolves. */
  publish: (event: object) => Promise<void>;
}): Ses {
  const { clock, realNow = Date.now } = options;
  const control: SesControl = { mostPerSecond: null, faults: [], missing: new Set() };
  const folder = join(options.folder, "sent");
  let lately: number[] = [];

  function check(input: z.infer<typeof Request_>): { raw: Buffer; from: string; to: string[] } {
    const data = input.Content.Raw?.Data;
    if (data === undefined) throw new SesError(400, "BadRequestException", "Only raw content is taken here.");
    const raw = Buffer.from(data, "base64");
    if (raw.length > MOST_BYTES) throw new SesError(400, "MessageRejected", "Message length is too long.");
    const from = input.FromEmailAddress ?? headerOf(headersOf(raw), "From") ?? "";
    if (!bareAddress(from).toLowerCase().endsWith(`@${options.identity.toLowerCase()}`)) {
      throw new SesError(400, "MessageRejected", "Email address is not verified.");
    }
    const { ToAddresses, CcAddresses, BccAddresses } = input.Destination ?? {};
    const to = [...(ToAddresses ?? []), ...(CcAddresses ?? []), ...(BccAddresses ?? [])];
    if (to.length === 0) throw new SesError(400, "BadRequestException", "Destination is empty.");
    for (const { Name, Value } of input.EmailTags ?? []) {
      if (!TAG.test(Name) || !TAG.test(Value)) {
        throw new SesError(
          400,
          "BadRequestException",
          "A tag may hold letters, digits, underscores and dashes.",
        );
      }
    }
    if (input.ConfigurationSetName && input.ConfigurationSetName !== options.configurationSet) {
      throw new SesError(404, "NotFoundException", "Configuration set does not exist.");
    }
    return { raw, from, to };
  }

  function throttle(): void {
    const now = realNow();
    lately = lately.filter((at) => at > now - 1000);
    if (control.mostPerSecond !== null && lately.length >= control.mostPerSecond) {
      throw new SesError(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    }
    lately.push(now);
  }

  async function take(input: z.infer<typeof Request_>): Promise<string> {
    const { raw, from, to } = check(input);
    const at = clock.now();
    const messageId = newMessageId(at);
    const tags = Object.fromEntries((input.EmailTags ?? []).map(({ Name, Value }) => [Name, Value]));
    const suppressed = await readSuppressed(options.folder);
    const fates = to.map((address) =>
      fateOf(bareAddress(address).toLowerCase(), control.missing, suppressed),
    );
    const delivered = fates.some((fate) => fate === "delivered" || fate === "complaint");
    const withId = withHeader(raw, "Message-ID", `<${messageId}@email.amazonses.com>`);
    await writeDurably(join(folder, `${messageId}.eml`), withId);
    const kept: z.infer<typeof Kept> = { messageId, at, from, to: to.map(bareAddress), tags, delivered };
    await writeDurably(join(folder, `${messageId}.json`), JSON.stringify(kept));
    for (const [i, fate] of fates.entries()) {
      const bounces = fate === "bounce" && !isSimulator(bareAddress(to[i]!));
      if (bounces) await suppress(options.folder, bareAddress(to[i]!), "BOUNCE", at);
    }
    if (input.ConfigurationSetName) {
      const mail = { ...kept, headers: headersOf(withId), configurationSet: input.ConfigurationSetName };
      await publishAll(mail, fates);
    }
    return messageId;
  }

  async function publishAll(mail: EventMail, fates: readonly Fate[]): Promise<void> {
    await options.publish(sendEvent(mail));
    for (const [i, fate] of fates.entries()) {
      const address = mail.to[i]!;
      if (fate === "delivered" || fate === "complaint") await options.publish(deliveryEvent(mail, address));
      if (fate === "complaint") await options.publish(complaintEvent(mail, address));
      if (fate === "bounce") await options.publish(bounceEvent(mail, address, "General"));
      if (fate === "suppressed")
        await options.publish(bounceEvent(mail, address, "OnAccountSuppressionList"));
      if (fate === "suppressed-everywhere") await options.publish(bounceEvent(mail, address, "Suppressed"));
    }
  }

  async function fetch(request: Request): Promise<Response> {
    if (request.method !== "POST" || new URL(request.url).pathname !== "/v2/email/outbound-emails") {
      return refuse(new SesError(404, "NotFoundException", "Only SendEmail is spoken here."));
    }
    const fault = control.faults.shift();
    if (fault === "hang-before-keeping") return new Promise(() => {});
    if (fault === "500-before-keeping")
      return refuse(new SesError(500, "InternalServiceErrorException", "Fault."));
    try {
      if (fault === "refuse") throw new SesError(400, "MessageRejected", "Fault.");
      throttle();
      const input = Request_.safeParse(await request.json());
      if (!input.success) throw new SesError(400, "BadRequestException", "The request does not fit the API.");
      const MessageId = await take(input.data);
      if (fault === "hang-after-keeping") return new Promise(() => {});
      if (fault === "500-after-keeping") throw new SesError(500, "InternalServiceErrorException", "Fault.");
      return Response.json({ MessageId }, { headers: requestId() });
    } catch (error) {
      if (error instanceof SesError) return refuse(error);
      throw error;
    }
  }

  async function sentMail(messageId: string): Promise<SentMail | null> {
    if (!/^[\w-]+$/.test(messageId)) return null;
    const [about, raw] = await Promise.all([
      readIfThere(join(folder, `${messageId}.json`)),
      readIfThere(join(folder, `${messageId}.eml`)),
    ]);
    return about && raw ? { ...Kept.parse(JSON.parse(about.toString("utf8"))), raw } : null;
  }

  async function ids(): Promise<string[]> {
    return (await filesIn(folder, ".json")).map((name) => name.slice(0, -".json".length));
  }

  return {
    fetch,
    control,
    sentMail,
    ids,
    async outbox() {
      // The ids begin with the time, so they sort as the mails were sent.
      const mails = await Promise.all((await ids()).map(sentMail));
      return mails.filter((mail) => mail !== null).sort((a, b) => a.at - b.at);
    },
  };
}

class SesError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

type Fate = "delivered" | "bounce" | "complaint" | "suppressed" | "suppressed-everywhere";

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html (the mailbox simulator) */
function fateOf(address: string, missing: ReadonlySet<string>, suppressed: Suppressed): Fate {
  if (address in suppressed) return "suppressed";
  if (missing.has(address)) return "bounce";
  if (!isSimulator(address)) return "delivered";
  const box = address.split(/[@+]/)[0];
  if (box === "bounce") return "bounce";
  if (box === "complaint") return "complaint";
  if (box === "suppressionlist") return "suppressed-everywhere";
  return "delivered";
}

/** The simulator's addresses never enter the suppression list. */
function isSimulator(address: string): boolean {
  return address.toLowerCase().endsWith("@simulator.amazonses.com");
}

/** In the shape of us-east-1: `0100`, the time, a random part, a counter. */
function newMessageId(now: number): string {
  return `0100${now.toString(16).padStart(12, "0")}-${randomUUID()}-000000`;
}

/** The SDK takes the class of an error from `x-amzn-errortype` (restJson1). */
function refuse({ status, code, message }: SesError): Response {
  return Response.json({ message }, { status, headers: { "x-amzn-errortype": code, ...requestId() } });
}

function requestId() {
  return { "x-amzn-requestid": randomUUID() };
}
