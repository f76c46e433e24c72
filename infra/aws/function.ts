/** One of our functions: its bundle, its own role and its own log, with what they all have in common. */
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogLevel, NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { BUNDLE, entryOf, type FunctionName, PROJECT_ROOT } from "./bundle.ts";
import { SIZES, type Size } from "./sizes.ts";

export class ServiceFunction extends Construct implements IGrantable {
  readonly function: NodejsFunction;
  readonly grantPrincipal: IPrincipal;

  constructor(
    scope: Construct,
    name: FunctionName,
    environment: Record<string, string>,
    { timeoutSeconds, memoryMegabytes, beside }: Size = SIZES[name],
  ) {
    super(scope, name);
    // Ids, outcome words and numbers only, so a month of it keeps nobody's story.
    const logGroup = new LogGroup(this, "Log", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Its own role instead of the managed policy for logs, which covers every log group of the account.
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(role);
    this.grantPrincipal = role;
    const { sourcemap, alias, ...bundle } = BUNDLE;
    this.function = new NodejsFunction(this, "Function", {
      entry: entryOf(name),
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: `${PROJECT_ROOT}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout: Duration.seconds(timeoutSeconds),
      environment,
      role,
      logGroup,
      // One log line per outcome already says what happened; traces would need a permission on every resource.
      tracing: Tracing.DISABLED,
      awsSdkConnectionReuse: false,
      bundling: {
        ...bundle,
        sourceMap: sourcemap,
        format: OutputFormat.ESM,
        bundleAwsSDK: true,
        logLevel: LogLevel.WARNING,
        esbuildArgs: { "--alias": Object.entries(alias).map(([from, to]) => `${from}=${to}`) },
        commandHooks: {
          beforeInstall: () => [],
          beforeBundling: () => [],
          afterBundling: (from, to) => beside.map((file) => `cp "${from}/${file}" "${to}"`),
        },
      },
    });
  }
}
