//! The help of the command line in Chinese, by command and option.

/// What the help says of commands, under their names; the program itself
/// under nothing. What is said in few words, in more, and behind the options.
pub(super) const COMMANDS: &[(&str, &str, &str, &str)] = &[
    (
        "",
        "浏览中文长文档：章节树、正文和关键词筛选并列",
        "打开浏览器。不写 PATH 时读内置文摘。标准输出不是终端时，直接印出正文：每段一行，不带标记。",
        "\
示例：
  gangmu 报告.md                        浏览一份文档
  curl -s 网址 | gangmu -               浏览管道传来的文字
  gangmu 旧文.txt --encoding gb18030    自动判断不出编码时
  gangmu 报告.md | less                 只看正文
  gangmu outline 报告.md                章节树
  gangmu search 高质量发展 *.md         每一处命中及上下文
  gangmu show 法律.md --section 第十条  其中一节

在浏览器中按 ? 看键位；gangmu --guide 打开使用手册。

退出状态：0 找到或完成，1 没有找到，2 出错。",
    ),
    (
        "outline",
        "印出章节树",
        "",
        "\
tsv、csv、json 的列：depth（从 1 起）、line（标题在源文件的行号，从 1 起）、kind、
number（第一百二十条之一为 120.1）、title、chars（本节连同下级的字数，不计换行）。
用 --styles 时：style、count、depth（最常见的，从 1 起）、example。

示例：
  gangmu outline 报告.md
  gangmu outline 报告.md --styles
  gangmu outline 报告.md --no-heading '（一）' --heading '专栏@3'
  gangmu outline 法律.md --format json | jq -r 'select(.kind == \"article\").number'
  cat 报告.md | gangmu outline -",
    ),
    (
        "search",
        "印出查询的每一处命中及上下文",
        "",
        "\
查询的写法：
  a b        同一段里都有              =a         完全照写的
  a|b        有其一                    w:a        整个词
  -a         没有                      py:gzlfz   拼音，全拼或首字母
  \"a b\"      合为一个                  title:a    只在标题里
  /re/       正则表达式                num:3400万 一个数，不论怎么写
普通的词不论写法都能找到（大小写、全半角、简繁、数字、标点），也能跨越换行和版面接缝。
两边有空格的短横属于原文：a - b。

tsv、csv、json 的列：file、line（源文件行号，从 1 起）、section（各级标题，以 \" / \"
相连）、left、match、right。用 --count 时：file、count，
文本形式在几份文档之后另有合计。用 --by-section 时：file、
line、section、own、subtree。--kwic 只改变各文档内的次序。

示例：
  gangmu search '新质生产力|未来产业' 2024.md 2025.md --count
  gangmu search 就业 报告.md --by-section
  gangmu search '改革 -开放' 报告.md --format csv > 命中.csv
  gangmu search 改革 报告.md --kwic --sort right --words 1 --by frequency
  gangmu search -- '-开放 改革' 报告.md      查询以减号开头时",
    ),
    (
        "show",
        "把一节印成纯文本",
        "",
        "\
WHICH 是标题或其开头（第三章）、数字编号（120.1）、一串标题（第二编 / 第一章），或标题的
一部分、拼音首字母。有几节符合时显示第一节，并列出其余的。

tsv、csv、json 的列：file、line（源文件行号，从 1 起）、kind、text；每段一行。

示例：
  gangmu show 法律.md --section 第一百二十条之一
  gangmu show 法律.md --section '第二编 / 第一章' --width 60
  gangmu show 报告.md --line 33",
    ),
    (
        "check",
        "印出可疑之处：叠字、缺号、没有配对的引号",
        "列出的也可能是有意为之；好文档里常见的不列。",
        "\
类别：doubled（叠字，词句重复）、latin（中文里夹着拉丁字母的词）、numbering（编号缺失、重复、
次序不对）、pair（引号、括号不成对）、seam（被分页分栏截断的段落在此接合）、continuation
（上接、下转的说明）、invalid（无效字节）、nul（字间夹有空字节，已略去）、broken-off（段落
中断）、unfinished（全文在句中结束）、look-alike（部首等代替了汉字，如 PDF 取出的文字；合为
一条，附字数）、markup（按字面当是标记而保留为文字的符号，或没有闭合的标记）、hidden（源文件中
属于标记、不算正文的汉字）、misread（疑似误认误植的字，附可能的原字：字序颠倒、脱字、形近而误、
数字里的 O 和 l、误作“一”的连接号、方框）、missing（单位之前的数字没有了）、width（全角标点之中
夹有半角的，或相反；合为一条）。

tsv、csv、json 的列：line（源文件行号，从 1 起）、kind、text、message；有几份文档时前面加
file。kind 总是英文，message 用 --lang、配置或区域设置的语言。

示例：
  gangmu check 报告.md
  gangmu check *.md --format tsv | grep doubled
  gangmu check 报告.md --lang en",
    ),
    (
        "compare",
        "比较两份文档：增、删、改、移",
        "",
        "\
改动：added（新增）、removed（删去）、changed（改动）、moved（移动）、renumbered（序号变动，或
所引条款的序号随之变动）、split（从别的节拆出）、merged（并入别的节）；可以同时有几种。

tsv、csv、json 的列：change、old_place、new_place（源文件的行、页、段或章）、section（各级标题，
以 \" / \" 相连）、old、new。文本格式把 [-去掉的-] 和 {+添上的+} 标在新文里。

章节按内容配对，移动、拆分、重新编号的也找得到。写法不同不算改动：全半角、简繁、异体、空格、
连接号、引号；用 --exact 时算。

用 --phrases 时：change（new 新、gone 不再用、more 更多、less 更少）、phrase、kind、old_count、
new_count、old_per_10k、new_per_10k（每万字次数）、likelihood（对数似然：差异有多可靠，超过 3.84
的，二十次里碰巧有一次）、ratio（新旧频率之比的以 2 为底的对数）、old_place、new_place。用 --figures
时：change（changed、gone、new）、section、about、old、new、old_value、new_value、unit、old_place、
new_place。

三个以上的版本，逐个与前一个比较；用 --section 时，在各个版本里跟着一节走。这时的列：from、to、
change、old_place、new_place、section、old、new。--phrases 和 --figures 比较最早和最新的两份。

新文档是修改旧文档的决定（关于修改……的决定）时，拿旧文档和照决定改过的文本比较；没能照办的条目
报在标准错误。

退出状态：0 相同，1 不同，2 出错。

示例：
  gangmu compare 法律2018.md 法律2024.docx
  gangmu compare 旧.txt 新.txt --only added,removed
  gangmu compare 2025.md 2026.md --by sentence --format csv > 改动.csv
  gangmu compare 旧.md 新.md --format html > 对照表.html
  gangmu compare 法律.md 决定.md
  gangmu compare 2025.md 2026.md --phrases --format tsv
  gangmu compare 法律2018.md 法律2021.md 法律2024.md --section 第十条
  gangmu compare -x 法律2018.md 法律2024.docx",
    ),
    (
        "figures",
        "印出数量、比率、名次、日期、时期及其数值",
        "能有两种读法的不列：宁可没有，不可有误。",
        "\
类别：quantity（312家、3.2万亿元）、percentage（54.5%、百分之三）、points（12.5个百分点）、
fraction（1/3、三分之一）、multiple（3倍、翻两番）、rank（第99位）、duration（326天、
三年以上）、date（2021年3月5日、今年下半年）、period（1978—2019年、十四五、五年来）。

只有一个数值时 low 与 high 相同；没有上限或下限的一端为空（超过100万户没有 high）。同类数量
用同一单位：钱为元（其他货币另计），长度 m，面积 km2，体积 m3，质量 t，电量 kWh。日期给出首
日和末日，没有说哪一年的不给。

tsv、csv、json 的列：line（源文件行号，从 1 起）、section（各级标题，以 \" / \" 相连）、
kind、text、low、high、unit、about（最近的、确有把握的名词）、status（句中说明的
reached 已实现或 planned 目标）；有几份文档时前面加 file。

示例：
  gangmu figures 报告.md
  gangmu figures 报告.md --unit 元 --min 100亿 --sort size
  gangmu figures 2024.md 2025.md --kind percentage --format csv > 比率.csv
  gangmu figures 法律.md --section 第三章 --kind duration",
    ),
    (
        "keywords",
        "印出最重要的词",
        "",
        "\
方法：tfidf（文中所占比例，按一般中文里的稀有程度加权）、textrank（与重要的词相邻）、
frequency（每千词的次数）、keyness（本节有别于全文之处，按对数似然）。

数字、单字、停用词不计；提法（高质量发展、两个维护）算一个词。同一词不论写法一并计数。

tsv、csv、json 的列：word、count、weight；有几份文档时前面加 file。

示例：
  gangmu keywords 报告.md --top 30
  gangmu keywords 报告.md --method keyness --section 生态
  gangmu keywords 小说.txt --dictionary 人名.txt --format csv",
    ),
    (
        "phrases",
        "印出提法：书名号、口号、反复出现的说法",
        "",
        "\
类别：title（《…》）、slogan（四个意识、三去一降一补）、listed（在程序的词表或词典里）、
quoted（“…”）、repeated（反复使用的说法）。每个提法在哪里出现都计数，不论有无引号，也包括在
更长的提法之内。

tsv、csv、json 的列：phrase、count、kind、line（源文件行号，从 1 起）；有几份文档时前面加
file。

示例：
  gangmu phrases 报告.md
  gangmu phrases 报告.md --kind slogan --kind quoted
  gangmu phrases 报告.md --places --format tsv | grep 高质量发展",
    ),
    (
        "collocates",
        "印出一个词左右的搭配",
        "",
        "\
WORD 不论怎样切分都能找到：作为一个词、几个词，或提法的一部分；text 形式的第一行显示它在文中
的分布和均匀程度（0 到 1）。

窗口按词计左右各若干，到段末为止；用 --sentence 时到句末为止，不写 --window 则为整句。
得分：ll（对数似然：有多确定）、mi（互信息，单位比特：有多强）。

tsv、csv、json 的列：collocate、left、right、score；有几份文档时前面加 file。

示例：
  gangmu collocates 改革 报告.md
  gangmu collocates 改革 报告.md --sentence --measure mi --min 3",
    ),
    (
        "config",
        "印出默认配置，检查你的配置，或告知它在哪里",
        "",
        "\
文件是 $XDG_CONFIG_HOME/gangmu/config.toml（~/.config/gangmu/config.toml）；
--config FILE 可另指一个。--check 对每处错误印出 文件:行号: 原因，有错时退出状态为 2。

示例：
  gangmu config --default > \"$(gangmu config --path)\"
  gangmu config --check --config 我的.toml",
    ),
    (
        "completions",
        "印出 shell 补全 gangmu 命令所需的脚本",
        "",
        "\
示例：
  gangmu completions bash > ~/.local/share/bash-completion/completions/gangmu
  gangmu completions zsh > \"${fpath[1]}/_gangmu\"
  gangmu completions fish > ~/.config/fish/completions/gangmu.fish",
    ),
    (
        "man",
        "印出手册页（roff）",
        "",
        "\
示例：
  gangmu man > ~/.local/share/man/man1/gangmu.1
  gangmu man | man -l -",
    ),
    (
        "notes",
        "印出在浏览器里做的书签、笔记和标色",
        "原文已不在的排在最后，没有行号。",
        "\
列：file、line、kind（bookmark、note、colour）、colour、section、words、text。

示例：
  gangmu notes 报告.md
  gangmu notes 报告.md --format md > 笔记.md
  gangmu notes *.md --format tsv | cut -f 1,2,7",
    ),
    (
        "export",
        "印出阅读本：整篇文档，章节与浏览器中所见相同",
        "形式有文字、Markdown、HTML、JSON。Markdown 和 HTML 带有标记和笔记；JSON 是一个对象，含文档的全部信息。",
        "\
形式：--format text（默认）、md、html、json、jsonl。

jsonl 每节一行，可以写许多文档：id、file、format、encoding、bytes、title、author、
issuer、date、number（文档的）、section、path、depth、kind、marker、unit、place、start、
end、chars、text。data/opensearch.json 和 data/quickwit.json 是索引所需的字段定义。

示例：
  gangmu export 报告.txt --format md > 报告.md
  gangmu export 扫描件.md --mended --format md > 校后.md 2> 改动.txt
  gangmu export 法律.txt --format html > 法律.html
  gangmu export 报告/ --format jsonl > 各节.jsonl
  gangmu export 法律.txt --format json | jq -r '.sections[].title'",
    ),
    (
        "trend",
        "印出各词在每份文档里出现多少：词与文档的对照表，按日期排列",
        "",
        "\
tsv、csv、json 的列：document、date（2026-01-20，文档写到哪里就到哪里）、term、count、
per_10k（每万字）、low、high（有百分之九十五的把握落在其间）、sections（自身有命中的节数）。

每个词都是 gangmu search 的查询，计数与那里相同。

示例：
  gangmu trend 报告/ --term 高质量发展 --term '人工智能|大模型'
  gangmu trend 2022.md 2023.md 2024.md --term 就业 --format csv > 趋势.csv",
    ),
    ("help", "印出本说明，或所指子命令的说明", "", ""),
];

/// What the help says of options and arguments: those of one command under
/// its name, those of several under nothing.
pub(super) const OPTIONS: &[(&str, &str, &str)] = &[
    (
        "",
        "paths",
        "文档，或放文档的文件夹；- 是标准输入。不写时，有文字从管道传来就读它，否则读内置文摘",
    ),
    (
        "",
        "path",
        "文档；- 是标准输入。不写时，有文字从管道传来就读它，否则读内置文摘",
    ),
    ("", "guide", "打开使用手册"),
    (
        "",
        "glob",
        "文件夹里只读名字符合此模式的文件；前面加 ! 则不读。可以写多次",
    ),
    (
        "",
        "ending",
        "文件夹里只读这些扩展名的文件，如 --type md,txt",
    ),
    (
        "",
        "format",
        "结果的形式：供阅读的文字、带表头的表格，或每行一个 JSON 对象",
    ),
    (
        "",
        "encoding",
        "文档的编码，不写则自动判断：utf-8、utf-16le、utf-16be、gb18030（也作 gbk、gb2312）、big5（也作 hkscs）、euc-jp、shift_jis、euc-kr",
    ),
    (
        "",
        "color",
        "何时用颜色；auto 指在终端上用，设了 NO_COLOR 则不用",
    ),
    ("", "lang", "所有文字的语言；auto 依配置，其次依区域设置"),
    (
        "",
        "ambiguous",
        "“ — … ① 等字符的宽度；auto 在浏览器中询问终端，别处按一格；终端把它们画成两格时用 wide",
    ),
    (
        "",
        "plain",
        "逐行阅读，不画屏幕：用于读屏软件、简单终端（TERM=dumb）和管道。输入 ? 和回车看帮助",
    ),
    (
        "",
        "theme",
        "浏览器的配色，代替配置里的：terminal（终端自己的十六色）、light、dark、high-contrast",
    ),
    (
        "",
        "log",
        "把所做的事、所用的时间和出错的情况写入文件，接在原有内容之后",
    ),
    (
        "",
        "config",
        "配置文件，代替 $XDG_CONFIG_HOME/gangmu/config.toml",
    ),
    ("", "no_seams", "被分页分栏截断的段落保持原样，不接合"),
    (
        "",
        "whole_pages",
        "网页整页都读，连同正文之外的导航、按钮、其他网页的列表和页脚",
    ),
    (
        "",
        "no_kept",
        "不用为文档保存的内容：对结构的更正、选定的编码、阅读位置、折叠、筛选、书签和笔记。此时浏览器也不作保存",
    ),
    (
        "",
        "heading",
        "以 PATTERN 开头的段落都作为标题：一个正则表达式，要指定层级时后面写 @ 和数字。可以写多次，以最后一个匹配的为准",
    ),
    (
        "",
        "no_heading",
        "这种样式的都不作为标题：第…节、（一）、##、**…** 等，gangmu outline --styles 列出。可以写多次",
    ),
    ("", "help", "印出说明（-h 简略，--help 详细）"),
    ("", "version", "印出版本"),
    (
        "outline",
        "styles",
        "印出标题所用的样式，供 --no-heading 关闭；已关闭的不列",
    ),
    ("trend", "terms", "要数的查询。可以写多次"),
    ("search", "query", "要找的；写法见下"),
    ("search", "count", "只印每份文档的命中数，几份时另有合计"),
    (
        "search",
        "by_section",
        "印出有命中的各节的命中数：本节正文的，和连同下级的",
    ),
    (
        "search",
        "context",
        "命中左右各给多少字，限于本段；数字后写 w 则按词（5w）",
    ),
    (
        "search",
        "no_fold",
        "不把不同写法视为相同；或只对所指的几种，如 --no-fold=case,pinyin",
    ),
    ("search", "kwic", "印出索引行：每处命中一行，命中上下对齐"),
    (
        "search",
        "sort",
        "按命中之前或之后的文字排序，近的优先，而不按位置",
    ),
    (
        "search",
        "by",
        "上下文如何比较：按拼音、按编码，或最常见的在前",
    ),
    ("search", "chars", "按上下文的几个字排序，1 到 3；不写为 3"),
    ("search", "words", "按上下文的几个词排序，1 到 3"),
    (
        "search",
        "width",
        "行宽，按格计，一个汉字两格；几份文档时文件名另加",
    ),
    ("show", "width", "行宽，按格计，一个汉字两格；0 为一段一行"),
    ("show", "section", "哪一节；写法见下"),
    ("show", "line", "源文件这一行（从 1 起）所在的最小一节"),
    (
        "",
        "ordinary",
        "把代替汉字的部首和兼容字（⼀、⻓，常见于 PDF 取出的文字）写成通常的字（一、长）；JSON 的位置按原文计，不受影响",
    ),
    ("compare", "old", "旧文档；- 是标准输入"),
    (
        "compare",
        "new",
        "新文档，可以有几份，一份比一份新；- 是标准输入",
    ),
    (
        "compare",
        "section",
        "只要这一节（按标题、编号或路径）的改动，在各个版本里跟着它走",
    ),
    (
        "compare",
        "by",
        "每处改动连同多少文字：节（不连下级）、段、句",
    ),
    ("compare", "only", "只要这些改动，以逗号隔开"),
    (
        "compare",
        "exact",
        "写法不同也算：全半角、简繁、异体、空格、连接号、引号",
    ),
    (
        "compare",
        "phrases",
        "不印改动，而印新出现、不再用、用得更多或更少的提法",
    ),
    (
        "compare",
        "figures",
        "不印改动，而印改了的、新出现的、去掉的数字",
    ),
    ("compare", "explore", "在浏览界面里并排打开；只用于终端"),
    (
        "compare",
        "as_text",
        "把修改旧文档的决定当一般的文档比较，不照它修改",
    ),
    (
        "export",
        "mended",
        "写出时采用 gangmu check 的建议；改动逐条列在标准错误上：位置、原文、所写；文档本身不变；JSON 的位置按所写的文字计",
    ),
    ("check", "all", "印出每一处，包括同类太多时本来合为一条的"),
    (
        "figures",
        "section",
        "只限这一节：标题或其开头、编号，或一串标题，写法同 gangmu show",
    ),
    (
        "figures",
        "unit",
        "只要这种单位的数量：元、人、%、km2；同类单位的任何名称都可以（公里即 m）",
    ),
    ("figures", "kind", "只要这一类的。可以写多次"),
    (
        "figures",
        "min",
        "只要不小于此数的：100、12.5、3万、1.2亿。可能更小的不算",
    ),
    ("figures", "max", "只要不大于此数的。可能更大的不算"),
    (
        "figures",
        "sort",
        "次序：按位置，或从大到小，没有数值的在后",
    ),
    ("keywords", "method", "怎样算重要；见下"),
    ("keywords", "top", "印多少个词；0 为全部"),
    ("keywords", "section", "只限这一节的词，写法同 gangmu show"),
    ("phrases", "kind", "只要这一类的提法。可以写多次"),
    ("phrases", "top", "印多少个提法，最常见的在前；0 为全部"),
    ("phrases", "min", "既无引号又不在词表里的说法至少出现几次"),
    ("phrases", "places", "提法的每一处各印一行，不只是第一处"),
    ("collocates", "word", "要看的词"),
    (
        "collocates",
        "window",
        "左右各几个词；与 --sentence 都不写时为 5",
    ),
    ("collocates", "sentence", "限于本句"),
    ("collocates", "measure", "用什么得分；见下"),
    ("collocates", "min", "搭配至少出现几次"),
    ("collocates", "top", "印多少个搭配；0 为全部"),
    (
        "collocates",
        "section",
        "只限该词在这一节里的各处，写法同 gangmu show",
    ),
    (
        "",
        "dictionary",
        "无论在哪里都算词的词语，每行一个，后面可写频次和词性；低级|错误 在竖线处切开。可以写多次",
    ),
    (
        "",
        "stop_words",
        "除内置的以外还要略去的词；!词 取回一个，!* 取回全部。可以写多次",
    ),
    ("", "no_hmm", "词典里没有的词不作推测"),
    ("", "spaces", "只在文中的空格处切分"),
    ("", "single_chars", "单字也要"),
    ("", "numbers", "数字也要"),
    (
        "config",
        "default",
        "印出默认配置：每个选项、每个命令及其键位，各有说明",
    ),
    ("config", "check", "印出配置里的错误，各有行号和可用的写法"),
    ("config", "path", "印出在哪里找配置"),
    ("completions", "shell", "哪种 shell"),
    ("help", "subcommand", "哪些子命令"),
];

/// The headings of groups of options.
pub(super) const HEADINGS: &[(&str, &str)] = &[
    ("Shared options", "共用选项"),
    ("Concordance", "索引行"),
    ("Words", "词"),
];
