/**
 * Secrets at rest: AES-256-GCM, with what a secret is sealed for as additional data, so that one that is copied beside
 * another name does not open. Sealed text is `v1.` and base64 of nonce, tag and cipher text.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Seal } from "../ports.ts";

export const SEAL_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1.";

/** `key` is asked for at the first use and kept; one that could not be had is asked for again. */
export function aesSeal(key: () => Promise<Uint8Array>): Seal {
  let known: Promise<Uint8Array> | undefined;
  const keyNow = () => {
    known ??= key().then(checked);
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
  return {
    seal: async (secret, sealedFor) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", await keyNow(), nonce).setAAD(Buffer.from(sealedFor));
      const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
    },
    open: async (sealed, sealedFor) => {
      if (!sealed.startsWith(VERSION)) throw new Error("this was not sealed here");
      const bytes = Buffer.from(sealed.slice(VERSION.length), "base64");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", await keyNow(), nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(sealedFor))
        .setAuthTag(tag);
      const text = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
      return Buffer.concat(text).toString("utf8");
    },
  };
}

function checked(key: Uint8Array): Uint8Array {
  if (key.length !== SEAL_KEY_BYTES) throw new Error(`the sealing key has ${key.length} bytes and not 32`);
  return key;
}
