// Injected into the bundle: what every file takes from the global object, as locals. They are minified to a letter each, and a
// script that runs in a context of its own looks globals up far more slowly than locals.
const [array, date, error, float64Array, int32Array, json, map, math, number, object, set, string, weakMap] = [
  Array,
  Date,
  Error,
  Float64Array,
  Int32Array,
  JSON,
  Map,
  Math,
  Number,
  Object,
  Set,
  String,
  WeakMap,
];

export {
  array as Array,
  date as Date,
  error as Error,
  float64Array as Float64Array,
  int32Array as Int32Array,
  json as JSON,
  map as Map,
  math as Math,
  number as Number,
  object as Object,
  set as Set,
  string as String,
  weakMap as WeakMap,
};
