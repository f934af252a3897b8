import * as z from 'zod';
import { isJson, type Json } from './json.ts';

/** Accepts any JSON value; in a JSON Schema it is `{}`. */
export const jsonSchema = z.custom<Json>(isJson, 'Expected a JSON value.');
