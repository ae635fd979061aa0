// Validates JSON documents with ajv: reads {schema, documents} and prints, for each document, whether it is valid.
const Ajv = require("ajv/dist/2020");
const fs = require("node:fs");

const { schema, documents } = JSON.parse(fs.readFileSync(0, "utf8"));
const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
console.log(JSON.stringify(documents.map((document) => validate(document))));
