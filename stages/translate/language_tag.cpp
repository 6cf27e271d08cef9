#include "stages/translate/language_tag.h"

#include <algorithm>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

// code=English name, sorted by code: the languages of ICU, which ISO 639 and CLDR name, and some of its
// macrolanguages' own parts that families in Britain ask for by name (Kurmanji, Dari, Sylheti, Pahari ...).
constexpr std::string_view table =
    "aa=Afar;ab=Abkhazian;ace=Achinese;ach=Acoli;acm=Iraqi Arabic;ada=Adangme;ady=Adyghe;ae=Avestan;"
    "aeb=Tunisian Arabic;af=Afrikaans;afh=Afrihili;agq=Aghem;aii=Assyrian Neo-Aramaic;ain=Ainu;ak=Akan;"
    "akk=Akkadian;akz=Alabama;ale=Aleut;aln=Gheg Albanian;alt=Southern Altai;am=Amharic;an=Aragonese;"
    "ang=Old English;anp=Angika;apc=Levantine Arabic;apd=Sudanese Arabic;ar=Arabic;arc=Aramaic;"
    "arn=Mapuche;aro=Araona;arp=Arapaho;arq=Algerian Arabic;ars=Najdi Arabic;arw=Arawak;"
    "ary=Moroccan Arabic;arz=Egyptian Arabic;as=Assamese;asa=Asu;ase=American Sign Language;ast=Asturian;"
    "av=Avaric;avk=Kotava;awa=Awadhi;ay=Aymara;az=Azerbaijani;ba=Bashkir;bal=Baluchi;ban=Balinese;"
    "bar=Bavarian;bas=Basaa;bax=Bamun;bbc=Batak Toba;bbj=Ghomala;bcc=Southern Balochi;be=Belarusian;"
    "bej=Beja;bem=Bemba;bew=Betawi;bez=Bena;bfd=Bafut;bfi=British Sign Language;bfq=Badaga;bg=Bulgarian;"
    "bgc=Haryanvi;bgn=Western Balochi;bho=Bhojpuri;bi=Bislama;bik=Bikol;bin=Bini;bjn=Banjar;bkm=Kom;"
    "bla=Siksiká;bm=Bambara;bn=Bangla;bo=Tibetan;bpy=Bishnupriya;bqi=Bakhtiari;br=Breton;bra=Braj;"
    "brh=Brahui;brx=Bodo;bs=Bosnian;bss=Akoose;bua=Buriat;bug=Buginese;bum=Bulu;byn=Blin;byv=Medumba;"
    "ca=Catalan;cad=Caddo;car=Carib;cay=Cayuga;cch=Atsam;ccp=Chakma;ce=Chechen;ceb=Cebuano;cgg=Chiga;"
    "ch=Chamorro;chb=Chibcha;chg=Chagatai;chk=Chuukese;chm=Mari;chn=Chinook Jargon;cho=Choctaw;"
    "chp=Chipewyan;chr=Cherokee;chy=Cheyenne;ckb=Central Kurdish;cld=Chaldean Neo-Aramaic;cmn=Mandarin;"
    "cnh=Hakha Chin;co=Corsican;cop=Coptic;cps=Capiznon;cr=Cree;crh=Crimean Tatar;cs=Czech;csb=Kashubian;"
    "ctg=Chittagonian;cu=Church Slavic;cv=Chuvash;cy=Welsh;da=Danish;dak=Dakota;dar=Dargwa;dav=Taita;"
    "de=German;del=Delaware;den=Slave;dgr=Dogrib;din=Dinka;dje=Zarma;doi=Dogri;dsb=Lower Sorbian;"
    "dtp=Central Dusun;dua=Duala;dum=Middle Dutch;dv=Divehi;dyo=Jola-Fonyi;dyu=Dyula;dz=Dzongkha;"
    "dzg=Dazaga;ebu=Embu;ee=Ewe;efi=Efik;egl=Emilian;egy=Ancient Egyptian;eka=Ekajuk;el=Greek;"
    "elx=Elamite;en=English;enm=Middle English;eo=Esperanto;es=Spanish;esu=Central Yupik;et=Estonian;"
    "eu=Basque;ewo=Ewondo;ext=Extremaduran;fa=Persian;fan=Fang;fat=Fanti;ff=Fula;fi=Finnish;fil=Filipino;"
    "fit=Tornedalen Finnish;fj=Fijian;fo=Faroese;fon=Fon;fr=French;frc=Cajun French;frm=Middle French;"
    "fro=Old French;frp=Arpitan;frr=Northern Frisian;frs=Eastern Frisian;fur=Friulian;fy=Western Frisian;"
    "ga=Irish;gaa=Ga;gag=Gagauz;gan=Gan Chinese;gay=Gayo;gba=Gbaya;gbz=Zoroastrian Dari;"
    "gd=Scottish Gaelic;gez=Geez;gil=Gilbertese;gl=Galician;glk=Gilaki;gmh=Middle High German;gn=Guarani;"
    "goh=Old High German;gom=Goan Konkani;gon=Gondi;gor=Gorontalo;got=Gothic;grb=Grebo;grc=Ancient Greek;"
    "gsw=Swiss German;gu=Gujarati;guc=Wayuu;gur=Frafra;guz=Gusii;gv=Manx;gwi=Gwichʼin;ha=Hausa;"
    "hac=Gurani;hai=Haida;hak=Hakka Chinese;haw=Hawaiian;haz=Hazaragi;he=Hebrew;hi=Hindi;hif=Fiji Hindi;"
    "hil=Hiligaynon;hit=Hittite;hmn=Hmong;hno=Hindko;ho=Hiri Motu;hr=Croatian;hsb=Upper Sorbian;"
    "hsn=Xiang Chinese;ht=Haitian Creole;hu=Hungarian;hup=Hupa;hy=Armenian;hz=Herero;ia=Interlingua;"
    "iba=Iban;ibb=Ibibio;id=Indonesian;ie=Interlingue;ig=Igbo;ii=Sichuan Yi;ik=Inupiaq;ilo=Iloko;"
    "inh=Ingush;io=Ido;is=Icelandic;isg=Irish Sign Language;it=Italian;iu=Inuktitut;izh=Ingrian;"
    "ja=Japanese;jam=Jamaican Creole English;jbo=Lojban;jgo=Ngomba;jmc=Machame;jpr=Judeo-Persian;"
    "jrb=Judeo-Arabic;jut=Jutish;jv=Javanese;ka=Georgian;kaa=Kara-Kalpak;kab=Kabyle;kac=Kachin;kaj=Jju;"
    "kam=Kamba;kaw=Kawi;kbd=Kabardian;kbl=Kanembu;kcg=Tyap;kde=Makonde;kea=Kabuverdianu;ken=Kenyang;"
    "kfo=Koro;kg=Kongo;kgp=Kaingang;kha=Khasi;kho=Khotanese;khq=Koyra Chiini;khw=Khowar;ki=Kikuyu;"
    "kiu=Kirmanjki;kj=Kuanyama;kk=Kazakh;kkj=Kako;kl=Kalaallisut;kln=Kalenjin;km=Khmer;kmb=Kimbundu;"
    "kmr=Kurmanji;kn=Kannada;ko=Korean;koi=Komi-Permyak;kok=Konkani;kos=Kosraean;kpe=Kpelle;kr=Kanuri;"
    "krc=Karachay-Balkar;kri=Krio;krj=Kinaray-a;krl=Karelian;kru=Kurukh;ks=Kashmiri;ksb=Shambala;"
    "ksf=Bafia;ksh=Colognian;ksw=S'gaw Karen;ku=Kurdish;kum=Kumyk;kut=Kutenai;kv=Komi;kw=Cornish;"
    "ky=Kyrgyz;la=Latin;lad=Ladino;lag=Langi;lah=Western Panjabi;lam=Lamba;lb=Luxembourgish;lez=Lezghian;"
    "lfn=Lingua Franca Nova;lg=Ganda;li=Limburgish;lij=Ligurian;liv=Livonian;lki=Laki;lkt=Lakota;"
    "lmo=Lombard;ln=Lingala;lo=Lao;lol=Mongo;loz=Lozi;lrc=Northern Luri;lt=Lithuanian;ltg=Latgalian;"
    "lu=Luba-Katanga;lua=Luba-Lulua;lui=Luiseno;lun=Lunda;luo=Luo;lus=Mizo;luy=Luyia;lv=Latvian;"
    "lzh=Literary Chinese;lzz=Laz;mad=Madurese;maf=Mafa;mag=Magahi;mai=Maithili;mak=Makasar;man=Mandingo;"
    "mas=Masai;mde=Maba;mdf=Moksha;mdr=Mandar;men=Mende;mer=Meru;mfe=Morisyen;mg=Malagasy;"
    "mga=Middle Irish;mgh=Makhuwa-Meetto;mgo=Metaʼ;mh=Marshallese;mi=Māori;mic=Mi'kmaq;min=Minangkabau;"
    "mk=Macedonian;ml=Malayalam;mn=Mongolian;mnc=Manchu;mni=Manipuri;moh=Mohawk;mos=Mossi;mr=Marathi;"
    "mrj=Western Mari;ms=Malay;mt=Maltese;mua=Mundang;mus=Muscogee;mwl=Mirandese;mwr=Marwari;"
    "mwv=Mentawai;my=Burmese;mye=Myene;myv=Erzya;mzn=Mazanderani;na=Nauru;nan=Min Nan Chinese;"
    "nap=Neapolitan;naq=Nama;nb=Norwegian Bokmål;nd=North Ndebele;nds=Low German;ne=Nepali;new=Newari;"
    "ng=Ndonga;nia=Nias;niu=Niuean;njo=Ao Naga;nl=Dutch;nmg=Kwasio;nn=Norwegian Nynorsk;nnh=Ngiemboon;"
    "no=Norwegian;nog=Nogai;non=Old Norse;nov=Novial;nqo=N’Ko;nr=South Ndebele;nso=Northern Sotho;"
    "nus=Nuer;nv=Navajo;nwc=Classical Newari;ny=Nyanja;nym=Nyamwezi;nyn=Nyankole;nyo=Nyoro;nzi=Nzima;"
    "oc=Occitan;oj=Ojibwa;om=Oromo;or=Odia;os=Ossetic;osa=Osage;ota=Ottoman Turkish;pa=Punjabi;"
    "pag=Pangasinan;pal=Pahlavi;pam=Pampanga;pap=Papiamento;pau=Palauan;pcd=Picard;pcm=Nigerian Pidgin;"
    "pdc=Pennsylvania German;pdt=Plautdietsch;peo=Old Persian;pes=Iranian Persian;pfl=Palatine German;"
    "phn=Phoenician;phr=Pahari-Potwari;pi=Pali;pl=Polish;pms=Piedmontese;pnb=Western Punjabi;pnt=Pontic;"
    "pon=Pohnpeian;prg=Prussian;pro=Old Provençal;prs=Dari;ps=Pashto;pt=Portuguese;qu=Quechua;"
    "quc=Kʼicheʼ;qug=Chimborazo Highland Quichua;raj=Rajasthani;rap=Rapanui;rar=Rarotongan;"
    "rgn=Romagnol;rhg=Rohingya;rif=Riffian;rki=Arakanese;rm=Romansh;rmn=Balkan Romani;rmy=Vlax Romani;"
    "rn=Rundi;ro=Romanian;rof=Rombo;rom=Romany;rtm=Rotuman;ru=Russian;rue=Rusyn;rug=Roviana;"
    "rup=Aromanian;rw=Kinyarwanda;rwk=Rwa;sa=Sanskrit;sad=Sandawe;sah=Yakut;sam=Samaritan Aramaic;"
    "saq=Samburu;sas=Sasak;sat=Santali;saz=Saurashtra;sba=Ngambay;sbp=Sangu;sc=Sardinian;scn=Sicilian;"
    "sco=Scots;sd=Sindhi;sdc=Sassarese Sardinian;sdh=Southern Kurdish;se=Northern Sami;see=Seneca;"
    "seh=Sena;sei=Seri;sel=Selkup;ses=Koyraboro Senni;sg=Sango;sga=Old Irish;sgs=Samogitian;"
    "shi=Tachelhit;shn=Shan;shu=Chadian Arabic;si=Sinhala;sid=Sidamo;sk=Slovak;skr=Saraiki;sl=Slovenian;"
    "sli=Lower Silesian;sly=Selayar;sm=Samoan;sma=Southern Sami;smj=Lule Sami;smn=Inari Sami;"
    "sms=Skolt Sami;sn=Shona;snk=Soninke;so=Somali;sog=Sogdien;sq=Albanian;sr=Serbian;srn=Sranan Tongo;"
    "srr=Serer;ss=Swati;ssy=Saho;st=Southern Sotho;stq=Saterland Frisian;su=Sundanese;suk=Sukuma;"
    "sus=Susu;sux=Sumerian;sv=Swedish;sw=Swahili;swb=Comorian;swc=Congo Swahili;syc=Classical Syriac;"
    "syl=Sylheti;syr=Syriac;szl=Silesian;ta=Tamil;tcy=Tulu;te=Telugu;tem=Timne;teo=Teso;ter=Tereno;"
    "tet=Tetum;tg=Tajik;th=Thai;ti=Tigrinya;tig=Tigre;tiv=Tiv;tk=Turkmen;tkl=Tokelau;tkr=Tsakhur;"
    "tlh=Klingon;tli=Tlingit;tly=Talysh;tmh=Tamashek;tn=Tswana;to=Tongan;tog=Nyasa Tonga;tpi=Tok Pisin;"
    "tr=Turkish;tru=Turoyo;trv=Taroko;ts=Tsonga;tsd=Tsakonian;tsi=Tsimshian;tt=Tatar;ttt=Muslim Tat;"
    "tum=Tumbuka;tvl=Tuvalu;tw=Twi;twq=Tasawaq;ty=Tahitian;tyv=Tuvinian;tzm=Central Atlas Tamazight;"
    "udm=Udmurt;ug=Uyghur;uga=Ugaritic;uk=Ukrainian;umb=Umbundu;ur=Urdu;uz=Uzbek;uzs=Southern Uzbek;"
    "vai=Vai;ve=Venda;vec=Venetian;vep=Veps;vi=Vietnamese;vls=West Flemish;vmf=Main-Franconian;"
    "vo=Volapük;vot=Votic;vro=Võro;vun=Vunjo;wa=Walloon;wae=Walser;wal=Wolaytta;war=Waray;was=Washo;"
    "wbp=Warlpiri;wo=Wolof;wuu=Wu Chinese;xal=Kalmyk;xh=Xhosa;xmf=Mingrelian;xog=Soga;yao=Yao;yap=Yapese;"
    "yav=Yangben;ybb=Yemba;yi=Yiddish;yo=Yoruba;yrl=Nheengatu;yue=Cantonese;za=Zhuang;zap=Zapotec;"
    "zbl=Blissymbols;zea=Zeelandic;zen=Zenaga;zgh=Standard Moroccan Tamazight;zh=Chinese;zu=Zulu;"
    "zun=Zuni;zza=Zaza;";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_alphanumeric(char c) {
    return is_letter(c) || is_digit(c);
}

bool all_of(std::string_view part, bool (*is)(char)) {
    return std::all_of(part.begin(), part.end(), is);
}

std::string upper_case(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return result;
}

std::vector<std::string_view> subtags_of(std::string_view tag) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t hyphen = tag.find('-');
        parts.push_back(tag.substr(0, hyphen));
        if (hyphen == std::string_view::npos)
            return parts;
        tag.remove_prefix(hyphen + 1);
    }
}

bool is_script(std::string_view part) {
    return part.size() == 4 && all_of(part, is_letter);
}

bool is_region(std::string_view part) {
    return (part.size() == 2 && all_of(part, is_letter)) || (part.size() == 3 && all_of(part, is_digit));
}

bool is_variant(std::string_view part) {
    return part.size() >= 5 || (part.size() == 4 && is_digit(part.front()));
}

} // namespace

const std::vector<Language>& known_languages() {
    static const std::vector<Language> languages = [] {
        std::vector<Language> made;
        for (std::size_t at = 0; at < table.size();) {
            const std::size_t equals = table.find('=', at);
            const std::size_t end = table.find(';', equals);
            made.push_back({std::string(table.substr(at, equals - at)),
                            std::string(table.substr(equals + 1, end - equals - 1))});
            at = end + 1;
        }
        return made;
    }();
    return languages;
}

// RFC 5646, 2.1: language, script, region, variants, extensions, private use, in this order. Extended
// languages ("zh-yue") and the old irregular tags are left out: each has a short tag that programs know.
bool is_well_formed_tag(std::string_view tag) {
    constexpr std::size_t longest = 35; // RFC 5646, 4.4.1: what every program should take
    if (tag.size() > longest)
        return false;
    const std::vector<std::string_view> parts = subtags_of(tag);
    const auto well_made = [](std::string_view part) {
        return !part.empty() && part.size() <= 8 && all_of(part, is_alphanumeric);
    };
    const std::string_view language = parts.front();
    if (!std::all_of(parts.begin(), parts.end(), well_made) || language.size() < 2 || language.size() > 3 ||
        !all_of(language, is_letter))
        return false;
    std::size_t at = 1;
    at += at < parts.size() && is_script(parts[at]) ? 1 : 0;
    at += at < parts.size() && is_region(parts[at]) ? 1 : 0;
    while (at < parts.size() && is_variant(parts[at]))
        ++at;
    // What is left are extensions: a single letter or digit, then at least one longer part; after x-
    // anything.
    while (at < parts.size()) {
        if (parts[at].size() != 1 || at + 1 == parts.size())
            return false;
        if (ascii_lower(parts[at]) == "x")
            return true;
        const std::size_t first = ++at;
        while (at < parts.size() && parts[at].size() > 1)
            ++at;
        if (at == first)
            return false;
    }
    return true;
}

std::string language_name(std::string_view tag) {
    const std::string code = ascii_lower(tag.substr(0, tag.find('-')));
    const std::vector<Language>& all = known_languages();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Language& language) { return language.code == code; });
    return found == all.end() ? "" : found->name;
}

std::string problem_of_tag(std::string_view tag) {
    if (!is_well_formed_tag(tag))
        return "is not a language tag, such as pl, ur or pt-BR";
    return language_name(tag).empty() ? "is not the tag of any language that plainsend knows" : "";
}

std::string tidy_tag(std::string_view tag) {
    std::string tidy;
    bool extension = false;
    for (const std::string_view part : subtags_of(tag)) {
        std::string word = ascii_lower(part);
        if (!tidy.empty() && !extension && is_script(part))
            word = upper_case(part.substr(0, 1)) + word.substr(1);
        else if (!tidy.empty() && !extension && is_region(part))
            word = upper_case(part);
        extension = extension || part.size() == 1;
        tidy += (tidy.empty() ? "" : "-") + word;
    }
    return tidy;
}

bool same_language(std::string_view a, std::string_view b) {
    const std::string longer = ascii_lower(a.size() < b.size() ? b : a);
    const std::string shorter = ascii_lower(a.size() < b.size() ? a : b);
    return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '-');
}

} // namespace plainsend
