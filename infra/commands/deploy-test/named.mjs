/**
 * Loaded by Node before each function that the emulator starts. Its SDK says in the user agent which function calls (an
 * application's name may have 50 letters there), and it sends to the queue through the recorder as well, since the SDK takes
 * a queue's URL for its endpoint. The emulator sets the function's own environment only after this.
 */
const { AWS_LAMBDA_FUNCTION_NAME: name = "", AWS_ENDPOINT_URL: recorder } = process.env;
process.env.AWS_SDK_UA_APP_ID = name.slice(0, 50);
process.env = new Proxy(process.env, {
  set: (env, key, value) =>
    Reflect.set(env, key, key === "WAKE_QUEUE_URL" ? `${recorder}${new URL(value).pathname}` : value),
});
