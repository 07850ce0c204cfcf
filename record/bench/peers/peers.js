// A worker that reads texts with other libraries: the same texts, in the same browser, for `cargo xtask bench peers`.
import nlp from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

const wink = winkNLP(model);

// Each gives how much it found, so that nothing is left undone.
const libraries = {
  "compromise 14.17.0: people, places, organisations": (text) => {
    const doc = nlp(text);
    return doc.people().length + doc.places().length + doc.organizations().length;
  },
  "wink-nlp 2.4.0: tags and entities (no people)": (text) => {
    const doc = wink.readDoc(text);
    return doc.tokens().out(wink.its.pos).length + doc.entities().out(wink.its.type).length;
  },
};

postMessage(Object.keys(libraries));

onmessage = ({ data: { name, texts } }) => {
  const started = performance.now();
  let found = 0;
  for (const text of texts) found += libraries[name](text);
  postMessage({ took: performance.now() - started, found });
};
