/** The page: asks the workbench what there is, and shows it. */
import { render } from 'preact';
import { App } from './app.tsx';
import { Model } from './model.ts';

const app = document.getElementById('app');
if (!app) throw new Error('The page has no place for the workbench.');
const model = await Model.open();
render(<App model={model} />, app);
