var idPattern=/^[A-Za-z0-9._-]+$/;function isId(text){return text.length>0&&text.length<=200&&idPattern.test(text)}export{idPattern,isId};
