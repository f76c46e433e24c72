/** Three signatures to test your own code with: what is signed, byte for byte, and what must come out. */
export type Vector = {
  name: string;
  secret: string;
  id: string;
  timestamp: string;
  /** What stands after the second dot. */
  signed: string;
  signature: string;
};

/** 32 bytes that count up from 0: nobody's. */
const SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

export const VECTORS: readonly Vector[] = [
  {
    name: "A small body",
    secret: SECRET,
    id: "msg_1",
    timestamp: "1773776700",
    signed: "{}",
    signature: "v1,1XTvYG/fZ9eXwsOzug07nz6EYGgF6ii6JtKVKAQ4KwE=",
  },
  {
    name: "A body with letters beyond ASCII, as UTF-8, with its spaces and line end",
    secret: SECRET,
    id: "msg_2",
    timestamp: "1773776701",
    signed: '{"candidate": {"name": "Zoë Núñez"}}\n',
    signature: "v1,oH03aafoC5dfJwaBeTzluif6xANpmVmVbQga5+H5WMw=",
  },
  {
    name: "A call without a body: method and path are signed",
    secret: SECRET,
    id: "msg_3",
    timestamp: "1773776702",
    signed: "GET /v1/recoveries/1f0c62a94be7d35881c26f0e9a47b3d5",
    signature: "v1,WTVHOSKRHWOm202R9D1ioONGSuLuNyzJ/6K1uAc/SH8=",
  },
];
