//! Characters that are another one in a different dress.
//!
//! Each run gives, for the characters from its first on, the character that
//! is left of each when Unicode's compatibility decomposition (UAX #15, NFKD)
//! is applied and the marks on Latin letters are dropped; a character that
//! stands for itself is only there to fill a gap. Added to that are letters
//! that printed pinyin uses for a and g, and stroked Latin letters. Left out
//! are those that decompose to several characters, scripts that do not stand
//! in Chinese documents, and full-width ASCII, which is plain arithmetic.

/// First code point of a run, and what its characters stand for.
const RUNS: &[(u32, &str)] = &[
    (0xaa, "a"),
    (0xb2, "23´μ"),
    (0xb9, "1o"),
    (
        0xc0,
        "AAAAAAÆCEEEEIIIIÐNOOOOO×OUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷ouuu",
    ),
    (
        0xfc,
        "uyþyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiĲĳJjKk",
    ),
    (0x139, "LlLlLlĿŀLlNnNnNn"),
    (
        0x14c,
        "OoOoOoŒœRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs",
    ),
    (0x1a0, "Oo"),
    (0x1af, "Uu"),
    (0x1cd, "AaIiOoUuUuUuUuUuǝAaAa"),
    (0x1e6, "GgKkOoOoǮǯj"),
    (0x1f4, "GgǶǷNnAa"),
    (0x200, "AaAaEeEeIiIiOoOoRrRrUuUuSsTtȜȝHh"),
    (0x226, "AaEeOoOoOoOoYy"),
    (0x251, "a"),
    (0x261, "g"),
    (
        0x1e00,
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLl",
    ),
    (
        0x1e3c,
        "LlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUu",
    ),
    (0x1e78, "UuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyẚs"),
    (
        0x1ea0,
        "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOo",
    ),
    (0x1edc, "OoOoOoOoUuUuUuUuUuUuUuYyYyYyYy"),
    (0x2011, "‐"),
    (0x2024, "."),
    (0x2070, "0i"),
    (0x2074, "456789+−=()n0123456789+−=()"),
    (0x2090, "aeoxəhklmnpst"),
    (0x2102, "C"),
    (0x2107, "Ɛ℈℉gHHHhhIILl℔N"),
    (0x2119, "PQRRR"),
    (0x2124, "Z℥Ω℧Z℩KABC℮eEFℲMo"),
    (0x2139, "i℺℻πγΓΠ∑"),
    (0x2145, "Ddeij"),
    (0x2160, "I"),
    (0x2164, "V"),
    (0x2169, "XⅪⅫLCDMi"),
    (0x2174, "v"),
    (0x2179, "xⅺⅻlcdm"),
    (0x2329, "〈〉"),
    (0x2460, "123456789"),
    (
        0x24b6,
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0",
    ),
    (0x2c7c, "jV"),
    (0x2e9f, "母"),
    (0x2ef3, "龟"),
    (
        0x2f00,
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳",
    ),
    (
        0x2f3c,
        "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸",
    ),
    (
        0x2f78,
        "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音",
    ),
    (
        0x2fb4,
        "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
    ),
    (0x3036, "〒〷十卄卅"),
    (0x3192, "一二三四上中下甲乙丙丁天地人"),
    (0x3244, "問幼文箏"),
    (
        0x3280,
        "一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜",
    ),
    (
        0x32d0,
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ",
    ),
    (
        0xf900,
        "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌",
    ),
    (
        0xf93c,
        "祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮",
    ),
    (
        0xf978,
        "兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈",
    ),
    (
        0xf9b4,
        "領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘",
    ),
    (
        0xf9f0,
        "藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都",
    ),
    (
        0xfa2a,
        "飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈",
    ),
    (0xfa66, "辶逸難響頻恵𤋮舘"),
    (
        0xfa70,
        "並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌",
    ),
    (
        0xfaac,
        "窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎",
    ),
    (0xfe10, ",、。:;!?〖〗"),
    (0xfe31, "—–__(){}〔〕【】《》〈〉「」『』﹅﹆[]"),
    (0xfe4d, "___,、."),
    (0xfe54, ";:?!—(){}〔〕#&*+-<>="),
    (0xfe68, "\\$%@"),
    (
        0xff5f,
        "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレ",
    ),
    (0xff9b, "ロワン"),
    (0xffe0, "¢£¬￣¦¥₩"),
    (0xffe8, "│←↑→↓■○"),
    (
        0x1d400,
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGH",
    ),
    (0x1d43c, "IJKLMNOPQRSTUVWXYZabcdefg"),
    (
        0x1d456,
        "ijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop",
    ),
    (0x1d492, "qrstuvwxyzA"),
    (0x1d49e, "CD"),
    (0x1d4a2, "G"),
    (0x1d4a5, "JK"),
    (0x1d4a9, "NOPQ"),
    (0x1d4ae, "STUVWXYZabcd"),
    (0x1d4bb, "f"),
    (0x1d4bd, "hijklmn"),
    (
        0x1d4c5,
        "pqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw",
    ),
    (0x1d501, "xyzAB"),
    (0x1d507, "DEFG"),
    (0x1d50d, "JKLMNOPQ"),
    (0x1d516, "STUVWXY"),
    (0x1d51e, "abcdefghijklmnopqrstuvwxyzAB"),
    (0x1d53b, "DEFG"),
    (0x1d540, "IJKLM"),
    (0x1d546, "O"),
    (0x1d54a, "STUVWXY"),
    (
        0x1d552,
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh",
    ),
    (
        0x1d58e,
        "ijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop",
    ),
    (
        0x1d5ca,
        "qrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx",
    ),
    (
        0x1d606,
        "yzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEF",
    ),
    (
        0x1d642,
        "GHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
    ),
    (0x1d67e, "OPQRSTUVWXYZabcdefghijklmnopqrstuvwxyziȷ"),
    (
        0x1d6a8,
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒ",
    ),
    (
        0x1d6e4,
        "ΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒΓΔ",
    ),
    (
        0x1d720,
        "ΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒΓΔΕΖ",
    ),
    (
        0x1d75c,
        "ΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒΓΔΕΖΗΘ",
    ),
    (
        0x1d798,
        "ΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπϜϝ",
    ),
    (
        0x1d7ce,
        "01234567890123456789012345678901234567890123456789",
    ),
    (0x1f12b, "CR"),
    (0x1f130, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    (0x1f202, "サ"),
    (
        0x1f210,
        "手字双デ二多解天交映無料前後再新初終生販声吹演投捕一三遊左中右指走打禁空合満有月申割営配",
    ),
    (0x1f250, "得可"),
    (0x1fbf0, "0123456789"),
    (
        0x2f800,
        "丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉卑博即卽卿卿卿𠨬灰及叟𠭣叫叱吆",
    ),
    (
        0x2f83c,
        "咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤売壷夆多夢奢𡚨𡛪姬娛娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠",
    ),
    (
        0x2f878,
        "屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛",
    ),
    (
        0x2f8b4,
        "扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次",
    ),
    (
        0x2f8f0,
        "𣢧歔㱎歲殟殺殻𣪍𡴋𣫺汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥",
    ),
    (
        0x2f92c,
        "㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧𥪧竮䈂𥮫篆築䈧𥲀糒䊠",
    ),
    (
        0x2f968,
        "糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑芋芝劳花芳芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜",
    ),
    (
        0x2f9a4,
        "𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸",
    ),
    (
        0x2f9e0,
        "𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開䦕閷𨵷䧦雃嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖",
    ),
    (0x2fa1c, "鼻𪘀"),
];

/// Each character of the runs that stands for another, with that other.
pub(super) fn pairs() -> impl Iterator<Item = (char, char)> {
    RUNS.iter().flat_map(|&(first, run)| {
        let own = (first..).map_while(char::from_u32);
        own.zip(run.chars()).filter(|(own, other)| own != other)
    })
}
