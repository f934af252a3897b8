function defineJudge(judge){return judge}export{defineJudge};
