/** Raw mail in S3, where SES put it. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import type { Archive } from "../../ports.ts";

export function s3Archive(s3: S3Client, bucket: string): Archive {
  return {
    get: async (key, limitBytes) => {
      try {
        // A range, so that a mail of 40 MB never enters the memory of a function.
        const range = `bytes=0-${limitBytes - 1}`;
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
        const raw = await object.Body!.transformToByteArray();
        const whole = /\/(\d+)$/.exec(object.ContentRange ?? "")?.[1];
        return { raw, sizeBytes: whole === undefined ? raw.length : Number(whole) };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        // An empty object has no range to give (RFC 9110, section 15.5.17).
        if (error instanceof Error && error.name === "InvalidRange") {
          return { raw: new Uint8Array(), sizeBytes: 0 };
        }
        throw error;
      }
    },
    remove: async (key) => {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
