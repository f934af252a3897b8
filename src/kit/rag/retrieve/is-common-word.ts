import { termsOf } from '../../../text/terms-of.ts';

/**
 * Whether a term is one of the words that questions of any subject are made of: people's feelings, movements and wishes,
 * how much and how soon. Whether a page has it says little on whether the page answers.
 */
export function isCommonWord(term: string): boolean {
  return common.has(term) || /^\d{1,3}$/.test(term);
}

const common: ReadonlySet<string> = new Set(
  termsOf(`
    able absolutely accidentally accord actual add afraid ago ahead alike allow almost alone along alright already always
    amazing among angry anybody anyhow anymore anyone anything anyway anywhere apparently appear appreciate apply around
    arrange arrive aside ask assume attempt available awful away awkward back bad badly basic basically bear become
    before begin behind believe belong besides best better big bit bloody body bore bother bottom break bring briefly broad
    bunch busy came care case catch cause certain certainly chance change check choose clear clearly close closely come
    common complete completely concern confused consider constantly continue correct could couple course cover cramped crazy
    cry curious currently dead deal dear decide deep definitely depend describe desperate detail differ difference different
    difficult directly discover double doubt drop due early earlier easily easy effect eight either eleven else elsewhere
    empty end enjoy enough entire entirely especially etc even evening event eventually ever everybody everyone everything
    everywhere exact exactly example except excuse exist expect explain extra extremely fact fail fair fairly fall fallen
    familiar far fast favorite favourite feel feeling felt few fifteen fifty fill final finally find fine finish first fit
    five fix follow following forever forget forgot form former forty forward found four free freely frequently fresh friend
    front full fully fun funny further gave general generally gentle give given glad go goes gone good got grateful great
    guess guy guys half hand handful handle happen happy hard hardly hate hear heard heavy hello help helpful hey hi high
    highly hold hope horrible huge hundred hurry idea ideally imagine immediately important include indeed information
    inside instead intend interested interesting involve join just keep kept kind knew know known large largely last late
    lately later latest least leave less let letting lie light like likely little live long longer look lot loud love lovely
    low luckily made main mainly make many matter maybe mean meant meanwhile mention might million mind mine minute miss
    moment month more morning most mostly move moved much mustn name namely near nearly need needed needs neither nervous
    never new next nice night nine nobody none nonetheless noon nope normal normally note nothing notice now nowhere number
    obvious obviously occasionally odd often old once one ones onto open opinion option order originally otherwise ought
    outside overall part particular particularly pass past perfect perhaps person personally pick piece place plan plus point
    poor possible possibly possibly pretty previous previously probably problem proper properly pull purpose put question
    quick quickly quiet quite random rang rare rarely rather read ready real realise realize really reason reasonable recent
    recently regard regarding regardless regular regularly relate remain remember rest result right ring roughly round row
    run sad said sake same sat save saw say saying second see seem seen sense serious seriously set settle seven several
    shall she short shortly should show shown side sign simple simply since single sit situation six sixty slightly slow
    slowly small so-called somebody somehow someone something sometime sometimes somewhat somewhere soon sorry sort sound
    specific specifically spend stand start started stay step still stop story straight strange strong stuck stuff stupid
    such suddenly suggest suppose supposed sure surely surprise take taken talk tell ten tend terrible terribly terrific than
    thank thanks the thing think third thirty thought thousand three threw through throw thus time tiny tired today together
    told tomorrow tonight took top total totally touch toward towards tried trouble true truly try trying turn twelve twenty
    twice two type typical typically unable understand unfortunately unless unlikely until up upset use used useful usual
    usually various vast very wait walk want wanted warm wasn watch way week weekend weird went weren wet whatever whenever
    wherever whichever while whoever whole whom whose why wide will willing wish without woman women wonder wondering word
    worried worry worse worst worth would wow write wrong yeah year years yes yesterday yet young yours
    policy policies rule rules handbook page document guideline company firm employer quite answer
  `),
);
