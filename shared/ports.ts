/** Everything outside us, as small interfaces. `test/ports.contract.ts` says what each must do. */
import type { Budget } from "./domain/budget.ts";
import type { Debrief, Reading } from "./domain/debrief.ts";
import type { EndpointResult } from "./domain/notice.ts";
import type { Person, Recovery } from "./domain/recovery.ts";
import type { Delivery } from "./partner/delivery.ts";
import type { Partner, PartnerCall } from "./partner/partner.ts";

/** One atomic change: the recovery on the version that was read, and what is saved beside it. */
export type Change = {
  /** Saved as `version + 1`, if the stored version is still `version`; 0 means it must not exist yet. */
  recovery: Recovery;
  /** The mail that caused it. The whole change is refused when this mail was seen before. */
  mailId?: string;
  /** The person, on their own version, in the same write. */
  person?: Person;
  /** The partner's call that caused it. The whole change is refused when this id was used by this partner before. */
  call?: { partnerId: string; webhookId: string; digest: string };
};

export interface Store {
  recovery(id: string): Promise<Recovery | null>;
  person(id: string): Promise<Person | null>;
  /**
   * The recovery that a mail was taken into; for a mail that was erased until when (milliseconds since 1970) a copy of it
   * is to be known; null when it was never seen. An erased one may be saved again.
   */
  mailSeen(mailId: string): Promise<{ recoveryId: string } | { erasedUntil: number } | null>;
  /** `conflict` means: somebody else saved first, or the mail was seen; read again. Nothing was written. */
  save(change: Change): Promise<"saved" | "conflict">;
  /** Ids and wake times (milliseconds since 1970) in one shard that are due at or before `until`, oldest first. */
  due(shard: number, until: number): AsyncIterable<{ id: string; wakeAt: number }>;
  /**
   * Removes the recovery and every mail it saw, if its version is still the one given. With `copiesUntil` the ids of the
   * mails stay for so long; a `husk` stays in the place of the recovery, one version on.
   */
  erase(
    recovery: Recovery,
    left?: { copiesUntil?: number | undefined; husk?: Recovery | null },
  ): Promise<"erased" | "conflict">;
  /** Saves a person alone, on the version that was read; an empty one is removed. */
  savePerson(person: Person): Promise<"saved" | "conflict">;
}

/** Who may open recoveries, and what they did lately. */
export interface Partners {
  partner(id: string): Promise<Partner | null>;
  /** On the version that was read; 0 means it must not exist yet. */
  savePartner(partner: Partner): Promise<"saved" | "conflict">;
  /** All of them, by id. */
  partners(): Promise<Partner[]>;
  /** What a webhook id was used for in the last 30 days. */
  call(partnerId: string, webhookId: string): Promise<PartnerCall | null>;
  /** Counts one more in a window that ends at `until`, and gives how many there are with it. */
  count(window: string, until: number): Promise<number>;
}

/** One call to a partner's endpoint. Public addresses only, no redirects, and an end within `CALL_TIMEOUT_MS`. */
export interface Endpoint {
  /** POSTs the body; never throws for what the outside does. */
  call(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<EndpointResult>;
}

/** What became of notices in the last 30 days. */
export interface Deliveries {
  /** As it is now: the same notice is entered again at each change. */
  enter(delivery: Delivery): Promise<void>;
  /** All of one partner that were created at `from` or later, the oldest first. */
  since(partnerId: string, from: number): AsyncIterable<Delivery>;
}

/** Keeps secrets unreadable at rest: what is sealed for one thing opens for nothing else. */
export interface Seal {
  seal(secret: string, sealedFor: string): Promise<string>;
  /** Throws when it was changed, or sealed for something else. */
  open(sealed: string, sealedFor: string): Promise<string>;
}

/** Shards of the due index: enough that one partition never limits the sweep. */
export const SHARDS = 8;

/** Raw mail, kept first and read after. */
export interface Archive {
  /** The bytes from the start, at most `limitBytes` of them, and how many there are; null when it is gone. */
  get(key: string, limitBytes: number): Promise<{ raw: Uint8Array; sizeBytes: number } | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

/** One mail, ready to leave. The ids travel as tags and come back with the events. */
export type Outgoing = { raw: Uint8Array; to: string; sendId: string; recoveryId: string };

/**
 * What became of one attempt. `unknown`: it may or may not have left (timeout, 5xx, connection lost), so it must not
 * simply be tried again. `throttled` and `refused` did surely not leave; `refused` will not leave later either.
 */
export type SendResult =
  | { status: "sent"; messageId: string }
  | { status: "refused"; reason: string }
  | { status: "throttled" }
  | { status: "unknown" };

export interface Mailer {
  /** One attempt, one request, within `SEND_TIMEOUT_MS` of `domain/sending.ts`; never throws for what the outside does. */
  send(mail: Outgoing): Promise<SendResult>;
}

/** Counts the letters of all, over every function that sends. */
export interface Counter {
  /** Counts one more, or, where its hour or day is full, counts nothing and says which. */
  take(budget: Budget): Promise<"taken" | "hour" | "day">;
}

/** Asks for a wake: the sweep's side of the wake queue. */
export interface WakeQueue {
  /** `delaySeconds` is 0 to 900. */
  put(wakes: readonly { recoveryId: string; delaySeconds: number }[]): Promise<void>;
}

/** Plain words in, reading out. Deterministic; no network. */
export interface Reader {
  read(debrief: Debrief): Promise<Reading>;
}

/** Milliseconds since 1970. */
export type Clock = () => number;

/** A number from 0 up to but not including 1. */
export type Chance = () => number;

/** 128 random bits in hex, for what must not be guessed. */
export type Token = () => string;

/** Ids, outcome words and numbers only: never a word of a mail, a name, an address or a subject. */
export interface Log {
  outcome(word: string, about: Readonly<Record<string, string | number | boolean>>): void;
  error(word: string, error: unknown, about: Readonly<Record<string, string | number | boolean>>): void;
}

export type Ports = {
  store: Store;
  archive: Archive;
  mailer: Mailer;
  counter: Counter;
  wakeQueue: WakeQueue;
  reader: Reader;
  clock: Clock;
  chance: Chance;
  token: Token;
  log: Log;
  partners: Partners;
  seal: Seal;
  endpoint: Endpoint;
  deliveries: Deliveries;
};
