/** Forwards and answers that come as HTML alone, in the markup of the programs that write it. */
import { expect, test } from "vitest";
import { parseMail } from "../shared/mail/parse.ts";
import { splitWords } from "../shared/reading/own-words.ts";

const FROM = "Dana Reyes &lt;<a href='mailto:d@x.example'>d@x.example</a>&gt;";
const BODY = "<div>Hello Mira,<br>please come.</div>";
const head = (date: string, more = "") =>
  `<b>From:</b> ${FROM}<br><b>${date}:</b> Wednesday, March 18, 2026 9:31 AM<br><b>To:</b> m@x.example<br><b>Subject:</b> Interview${more}`;

const SHAPES: readonly [program: string, subject: string, html: string][] = [
  [
    "Gmail",
    "Fwd: x",
    `<div dir="ltr">I froze.<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <strong>Dana Reyes</strong> <span>&lt;d@x.example&gt;</span><br>Date: Wednesday, March 18, 2026 9:31 AM<br>Subject: Interview<br>To: &lt;m@x.example&gt;<br></div><br><br>${BODY}</div></div>`,
  ],
  [
    "Outlook",
    "FW: x",
    `<div class=WordSection1><p class=MsoNormal>I froze.<o:p></o:p></p><div style='border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>${head("Sent", "<o:p></o:p>")}</p></div><p class=MsoNormal>Hello Mira,<br>please come.<o:p></o:p></p></div>`,
  ],
  [
    "Outlook on the web",
    "Fw: x",
    `<div>I froze.</div><hr><div id="divRplyFwdMsg">${head("Sent")}<div>&nbsp;</div></div>${BODY}`,
  ],
  [
    "Apple Mail",
    "Fwd: x",
    `I froze.<br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>${FROM}<br></div><div><b>Subject: </b>Interview<br></div><div><b>Date: </b>Wednesday, March 18, 2026 9:31 AM<br></div><div><b>To: </b>m@x.example<br></div><br>${BODY}</blockquote>`,
  ],
  [
    "Yahoo",
    "Fw: x",
    `<div>I froze.</div><div class="yahoo_quoted"><div>----- Forwarded Message -----</div><div><b>From:</b> ${FROM}</div><div><b>To:</b> m@x.example</div><div><b>Sent:</b> Wednesday, March 18, 2026 9:31 AM</div><div><b>Subject:</b> Interview</div><div><br></div>${BODY}</div>`,
  ],
  [
    "Thunderbird",
    "Fwd: x",
    `I froze.<div class="moz-forward-container"><br>-------- Forwarded Message --------<table><tbody><tr><th>Subject: </th><td>Interview</td></tr><tr><th>Date: </th><td>Wednesday, March 18, 2026 9:31 AM</td></tr><tr><th>From: </th><td>${FROM}</td></tr><tr><th>To: </th><td>m@x.example</td></tr></tbody></table><br><br>${BODY}</div>`,
  ],
];

test.each(SHAPES)("%s", async (_, subject, html) => {
  const raw = `From: Ada <ada@mail.example>\r\nSubject: ${subject}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;

  const { text } = await parseMail(Buffer.from(raw), Date.UTC(2026, 2, 19));
  const { own, forwarded } = splitWords(text, { subject });

  expect(own).toBe("I froze.");
  expect(forwarded).toMatchObject({
    from: "Dana Reyes <d@x.example>",
    to: "m@x.example",
    subject: "Interview",
    date: "Wednesday, March 18, 2026 9:31 AM",
    body: "Hello Mira,\nplease come.",
  });
});
