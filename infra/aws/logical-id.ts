/** The name of a resource in its template, which is how findings name what they are about. */
import { type CfnElement, type Resource, Stack } from "aws-cdk-lib";

export const logicalId = (resource: Resource) =>
  Stack.of(resource).getLogicalId(resource.node.defaultChild as CfnElement);
