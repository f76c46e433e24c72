import { createHash } from "node:crypto";

/** 128 bits of SHA-256: an id that says nothing and cannot be guessed. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** What a person is kept under. */
export const personIdOf = (address: string): string => hash(`person ${address}`);
