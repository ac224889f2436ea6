#include "models/places/unknown_names.h"

#include <algorithm>
#include <array>

namespace lianxin::places {

namespace {

using View = std::u32string_view;
using Kind = UnknownName::Kind;

struct Ending {
    View word;
    Kind kind;
    int shortest;  ///< characters before the ending
    View notAfter; ///< characters that make it a common noun
};

constexpr View kNoRoad =
    U"马道公铁线走网电条修堵让出回后水半问带挡段小大过的个思老跑坐破烂赶上认迷绕拦米趟么歪嫌因连";
constexpr View kNoPlace =
    U"本们该这那个你全各整此我一新老某每住宅内外送去进找离回问逛开上说要地当壁";
constexpr View kNoHospital =
    U"本们该这那个你全各整此我一新老某每住宅内外送去进找离回问开上说要地当儿甲立营点";
constexpr View kNoSchool =
    U"本们该这那个你全各整此我一新老某每内外送去进找离回问开上读念女期月名所办立壁";
constexpr View kNoVillage =
    U"农本我们这那个全各每整乡中新旧进出回某住同邻老行自外来听选占找并年天说讲知届政然壁";
constexpr std::array<Ending, 28> kEndings{{
    {U"大道", Kind::Road, 1, U"条"},
    {U"路", Kind::Road, 1, kNoRoad},
    {U"大街", Kind::Road, 1, U"条扫"},
    {U"街道", Kind::Community, 9, {}},
    {U"街", Kind::Road, 1, U"逛上大条的临过骂见"},
    {U"巷", Kind::Road, 1, U"小条的"},
    {U"社区", Kind::Community, 2, kNoPlace},
    {U"小区", Kind::Poi, 2, kNoPlace},
    {U"花园", Kind::Poi, 2, kNoPlace},
    {U"花苑", Kind::Poi, 2, kNoPlace},
    {U"家园", Kind::Poi, 2, kNoPlace},
    {U"嘉园", Kind::Poi, 2, kNoPlace},
    {U"公寓", Kind::Poi, 2, kNoPlace},
    {U"新村", Kind::Poi, 2, kNoPlace},
    {U"大厦", Kind::Poi, 2, kNoPlace},
    {U"山庄", Kind::Poi, 2, kNoPlace},
    {U"广场", Kind::Poi, 2, kNoPlace},
    {U"学校", Kind::Poi, 2, kNoSchool},
    {U"小学", Kind::Poi, 2, kNoSchool},
    {U"中学", Kind::Poi, 2, kNoSchool},
    {U"医院", Kind::Poi, 2, kNoHospital},
    {U"市场", Kind::Poi, 2, kNoPlace},
    {U"酒店", Kind::Poi, 2, kNoPlace},
    {U"幼儿园", Kind::Poi, 2, kNoSchool},
    {U"派出所", Kind::Poi, 2, kNoPlace},
    {U"公园", Kind::Poi, 2, kNoPlace},
    {U"工业园", Kind::Poi, 2, kNoPlace},
    {U"村", Kind::Community, 2, kNoVillage},
}};

constexpr int kLongestName = 5; ///< characters before the ending

bool ends(char32_t c)
{
    constexpr View kStops = U"在到住是的我从和与于位有去跟同及至往靠近离由就叫了把被向对让请给等段"
                            U"处边旁区县市镇乡问询们着不没她他你它嫌说吗呢吧啊么谁找要该";
    return !(text::isHan(c) || text::isLatin(c) || text::isDigit(c)) ||
           kStops.find(c) != View::npos;
}

class NameFinder {
public:
    NameFinder(View text, const std::vector<text::Span>& known) : m_text(text), m_known(known) {}

    std::vector<UnknownName> find()
    {
        const int size = static_cast<int>(m_text.size());
        for (int at = 0; at < size;) {
            const Ending* ending = endingAt(at);
            const int next =
                ending == nullptr ? at + 1 : at + static_cast<int>(ending->word.size());
            if (ending != nullptr)
                take(*ending, at);
            at = next;
        }
        return std::move(m_out);
    }

private:
    const Ending* endingAt(int at) const
    {
        for (const Ending& ending : kEndings) {
            if (m_text.substr(static_cast<std::size_t>(at)).starts_with(ending.word))
                return &ending;
        }
        return nullptr;
    }

    void take(const Ending& ending, int at)
    {
        const text::Span tail{at, at + static_cast<int>(ending.word.size())};
        while (m_next < m_known.size() && m_known[m_next].to <= at)
            ++m_next;
        if (m_next < m_known.size() && m_known[m_next].overlaps(tail))
            return;
        int floor = m_next > 0 ? m_known[m_next - 1].to : 0;
        if (!m_out.empty())
            floor = std::max(floor, m_out.back().span.to);
        int begin = at;
        while (begin > floor && at - begin < kLongestName &&
               !ends(m_text[static_cast<std::size_t>(begin - 1)]) && !endsOnce(begin))
            --begin;
        begin = pastPointing(begin, at);
        if (ending.kind == Kind::Road &&
            (isNoName(begin, at) || goesOn(tail.to) || isOfThing(begin, at)))
            return;
        const bool common =
            begin < at &&
            ending.notAfter.find(m_text[static_cast<std::size_t>(at - 1)]) != View::npos;
        if (at - begin < ending.shortest || common)
            return;
        m_out.push_back({{begin, tail.to}, ending.kind});
    }

    /// 打听一下实验小学.
    bool endsOnce(int at) const
    {
        return m_text.substr(0, static_cast<std::size_t>(at)).ends_with(U"一下");
    }

    /// 那个北街, 有个老头…, 孩子小学: words before a name that are no part of it.
    int pastPointing(int begin, int at) const
    {
        constexpr std::array<View, 61> kPointing{
            U"那个", U"这个", U"那条", U"这条",   U"那段",   U"这段", U"有个", U"有条", U"一个",
            U"一条", U"他们", U"她们", U"我们",   U"你们",   U"咱们", U"得",   U"觉得", U"就在",
            U"附近", U"个",   U"啥",   U"这",     U"那",     U"破",   U"然后", U"走",   U"孩子",
            U"女儿", U"儿子", U"闺女", U"今年",   U"去年",   U"前年", U"昨天", U"昨儿", U"如今",
            U"以前", U"当时", U"每天", U"每次",   U"隔壁",   U"结果", U"因为", U"人家", U"老家",
            U"自家", U"当地", U"外地", U"第二天", U"上个月", U"下周", U"公司", U"一所", U"两所",
            U"几所", U"一家", U"两家", U"一名",   U"一趟",   U"自己", U"退休"};
        for (bool again = true; again && begin < at;) {
            again = false;
            for (const View word : kPointing)
                if (begin + static_cast<int>(word.size()) <= at &&
                    m_text.substr(static_cast<std::size_t>(begin)).starts_with(word)) {
                    begin += static_cast<int>(word.size());
                    again = true;
                }
        }
        return begin;
    }

    /// 八路, 公交车八路, 101路: a line's number; 村路: a road of some village; 希望路上装灯: a
    /// wish; 二里路: how far it is. 六一路 and 三八路 are roads, 车站路 too.
    bool isNoName(int begin, int at) const
    {
        constexpr View kDigits = U"一二三四五六七八九十零〇两百0123456789";
        const View stem =
            m_text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
        if (stem == U"村" || stem == U"希望")
            return true;
        if (stem.size() > 1 && stem.back() == U'里' &&
            kDigits.find(stem[stem.size() - 2]) != View::npos)
            return true;
        if (stem.empty() || kDigits.find(stem.back()) == View::npos)
            return false;
        const bool ridden = stem.find(U'车') != View::npos || stem.find(U"公交") != View::npos ||
                            stem.find(U'坐') != View::npos || stem.find(U'等') != View::npos;
        const auto digits = static_cast<std::size_t>(std::count_if(
            stem.begin(), stem.end(), [&](char32_t c) { return kDigits.find(c) != View::npos; }));
        if (isLine(stem, kDigits))
            return true;
        const bool before = begin > 0 && (m_text[static_cast<std::size_t>(begin - 1)] == U'车' ||
                                          m_text[static_cast<std::size_t>(begin - 1)] == U'坐');
        return ridden || before ||
               (digits == stem.size() &&
                (digits == 1 || digits > 2 || text::isDigit(stem.front())));
    }

    /// 粮食局站十二路, 扶那个十七路: two numerals behind more than a point of the compass
    /// (经十二路).
    static bool isLine(View stem, View digits)
    {
        constexpr View kCompass = U"经纬东西南北中";
        const auto last = stem.find_last_not_of(digits);
        const std::size_t before = last == View::npos ? 0 : last + 1;
        return before > 0 && stem.size() - before >= 2 &&
               (before > 1 || kCompass.find(stem.front()) == View::npos);
    }

    /// The 路 of 路灯 and 路面; that of 路口 and 路边 behind words for some spot: 小区门口路口.
    /// 育才路口 and 文明路边 keep their roads.
    bool isOfThing(int begin, int at) const
    {
        constexpr View kThings = U"灯面牌基障况政桩";
        constexpr View kOnTheWay = U"都上走来去跑追没"; // 一路都不要钱
        constexpr View kBeside = U"口边沿牙";
        constexpr View kSpots = U"口门区前后边里下上旁外处侧头角院楼场字岔校家这那面们";
        const auto after = static_cast<std::size_t>(at) + 1;
        if (m_text[static_cast<std::size_t>(at)] != U'路' || after >= m_text.size())
            return false;
        if (kThings.find(m_text[after]) != View::npos)
            return true;
        if (at > begin && m_text[static_cast<std::size_t>(at - 1)] == U'一' &&
            kOnTheWay.find(m_text[after]) != View::npos)
            return true;
        return kBeside.find(m_text[after]) != View::npos && at > begin &&
               kSpots.find(m_text[static_cast<std::size_t>(at - 1)]) != View::npos;
    }

    /// 北街村, 文明路小学: the road is the beginning of another name.
    bool goesOn(int to) const
    {
        return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& ending) {
            return ending.kind != Kind::Road &&
                   m_text.substr(static_cast<std::size_t>(to)).starts_with(ending.word);
        });
    }

    View m_text;
    const std::vector<text::Span>& m_known;
    std::size_t m_next = 0;
    std::vector<UnknownName> m_out;
};

} // namespace

std::vector<UnknownName> unknownNames(View text, const std::vector<text::Span>& known)
{
    return NameFinder(text, known).find();
}

} // namespace lianxin::places
