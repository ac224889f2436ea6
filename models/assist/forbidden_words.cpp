#include "models/assist/forbidden_words.h"

#include "models/assist/cues.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

/// Of the call-taker's sentences so many are looked at, the last ones.
constexpr int kLatest = 2;

/// What was wrong, and what to say instead.
struct Manner {
    std::string_view what;
    std::string_view say;
    bool whole = false; ///< only as the end of a clause: 我不清楚您说的哪一栋 is a question
};

enum Wrong { TurningAway, Helpless, Reproach, Daring, Scorn, Ignorance, Hurry, Rule, Ending, Tone };

constexpr std::array kManners{
    Manner{"推出去不管", "这件事由别的部门负责，我帮您登记转过去，您不用自己跑。"},
    Manner{"没办法", "我理解您着急。我现在就给您登记转办，再把办理时限告诉您。"},
    Manner{"埋怨来电人", "我再跟您说一遍，您听我慢慢讲。"},
    Manner{"赌气", "您的意见我如实记下。您希望怎么处理，请您说说。"},
    Manner{"看不起人", "可能是我没有说清楚，我换个说法再讲一遍。"},
    Manner{"只说不知道", "这个问题我现在查一下，请您稍等；查不到的我登记下来，请相关部门答复您。",
           true},
    Manner{"嫌来电人急", "我知道您着急，我这就看办到哪一步了。"},
    Manner{"拿规定挡人", "规定的依据我跟您说一下，您家的情况我也一并记上。"},
    Manner{"急着挂断", "请问还有别的需要帮您吗？"},
    Manner{"口气生硬", "抱歉，我这边听得不太清楚，麻烦您再说一遍好吗？"}};

constexpr std::array kCues{Cue{"不归我们管", TurningAway},  Cue{"不是我们管", TurningAway},
                           Cue{"不该我们管", TurningAway},  Cue{"跟我们没关系", TurningAway},
                           Cue{"跟我没关系", TurningAway},  Cue{"找我们没用", TurningAway},
                           Cue{"找我也没用", TurningAway},  Cue{"打我们这儿没用", TurningAway},
                           Cue{"我也没办法", Helpless},     Cue{"我有什么办法", Helpless},
                           Cue{"那我没办法", Helpless},     Cue{"我能怎么办", Helpless},
                           Cue{"不是跟你说了吗", Reproach}, Cue{"不是跟您说了吗", Reproach},
                           Cue{"不是告诉你了吗", Reproach}, Cue{"不是告诉您了吗", Reproach},
                           Cue{"跟你说多少遍", Reproach},   Cue{"跟您说多少遍", Reproach},
                           Cue{"怎么还问", Reproach},       Cue{"你早干什么去了", Reproach},
                           Cue{"你自己看着办", Daring},     Cue{"您自己看着办", Daring},
                           Cue{"随便你", Daring},           Cue{"随你便", Daring},
                           Cue{"爱投诉投诉去", Daring},     Cue{"那你去投诉", Daring},
                           Cue{"你投诉好了", Daring},       Cue{"有本事你", Daring},
                           Cue{"听不懂吗", Scorn},          Cue{"你听不懂", Scorn},
                           Cue{"你有没有在听", Scorn},      Cue{"这都不懂", Scorn},
                           Cue{"你这人怎么", Scorn},        Cue{"我不知道", Ignorance},
                           Cue{"我也不知道", Ignorance},    Cue{"我不清楚", Ignorance},
                           Cue{"我也不清楚", Ignorance},    Cue{"你急什么", Hurry},
                           Cue{"您急什么", Hurry},          Cue{"催什么催", Hurry},
                           Cue{"着急有什么用", Hurry},      Cue{"急也没用", Hurry},
                           Cue{"规定就是规定", Rule},       Cue{"规定就这样", Rule},
                           Cue{"规定就是这样", Rule},       Cue{"没事我挂了", Ending},
                           Cue{"没事就挂了", Ending},       Cue{"你先挂吧", Ending},
                           Cue{"你大点声", Tone},           Cue{"你大声点", Tone},
                           Cue{"你快点说", Tone},           Cue{"你说快点", Tone}};

bool endsItsClause(const Heard& heard, const Cues::Hit& hit)
{
    return heard.clauseAt(hit.from).to == hit.to;
}

} // namespace

std::vector<session::Hint> wordsToAvoid(const std::vector<Heard>& heard)
{
    static const Cues kTable{kCues};
    std::vector<session::Hint> hints;
    int looked = 0;
    for (auto one = heard.rbegin(); one != heard.rend() && looked < kLatest; ++one) {
        if (one->isCaller())
            continue;
        ++looked;
        for (const auto& hit : kTable.find(one->text())) {
            const auto& manner = kManners[static_cast<std::size_t>(hit.meaning)];
            if (manner.whole && !endsItsClause(*one, hit))
                continue;
            session::Hint hint;
            hint.id = "avoid";
            hint.text = std::string("服务禁语：").append(manner.what);
            hint.say = manner.say;
            hint.clause = "服务用语规范";
            hint.spans = {one->span(hit.from, hit.to)};
            hints.push_back(std::move(hint));
            return hints;
        }
    }
    return hints;
}

} // namespace lianxin::assist
