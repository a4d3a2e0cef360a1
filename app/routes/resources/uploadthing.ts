import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { uploads } from '#app/features/materials/upload-router.server.ts';
import { withOwnPaths } from '#app/features/materials/own-paths.server.ts';

/** The upload SDK's own handler: what may be uploaded, and leave to upload it. */
export const loader = (args: LoaderFunctionArgs) => uploads().routes.loader(args);
export const action = async (args: ActionFunctionArgs) => withOwnPaths(await uploads().routes.action(args));
