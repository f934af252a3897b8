import{custom}from"./chunk-B4OEODDQ.js";import{isJson}from"./chunk-YLBGJQPO.js";var jsonSchema=custom(isJson,"Expected a JSON value.");export{jsonSchema};
