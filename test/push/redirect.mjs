// Preloaded into every process of a push: where that is clasp, it asks $GOOGLE whatever it would ask of Google.
import { createRequire } from 'node:module';

const [, main = ''] = process.argv;
if (main.includes('clasp')) {
  const { google } = createRequire(main)('googleapis');
  const script = google.script;
  google.script = options => {
    options.auth.endpoints.oauth2TokenUrl = `${process.env.GOOGLE}token`;
    return script({ ...options, rootUrl: process.env.GOOGLE });
  };
}
