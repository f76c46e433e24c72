/** The names that others than the stacks must know: the commands that look at a deployment, and SES's permissions. */

export const serviceStackOf = (stage: string) => `recover-${stage}-service`;
export const receiptStackOf = (stage: string) => `recover-${stage}-receipt`;
export const ruleSetOf = (stage: string) => `recover-${stage}`;

/** SES writes below this prefix and the functions read only there. */
export const MAIL_PREFIX = "mail/";
