/** The archive in memory. `put` is what the mail service does; it is no part of the port. */
import type { Archive } from "../../ports.ts";

export type MemoryArchive = Archive & { put(key: string, raw: Uint8Array): void; keys(): string[] };

export function memoryArchive(): MemoryArchive {
  const mails = new Map<string, Uint8Array>();
  return {
    put: (key, raw) => void mails.set(key, raw),
    keys: () => [...mails.keys()],
    get: async (key, limitBytes) => {
      const raw = mails.get(key);
      return raw === undefined ? null : { raw: raw.subarray(0, limitBytes), sizeBytes: raw.length };
    },
    remove: async (key) => void mails.delete(key),
  };
}
