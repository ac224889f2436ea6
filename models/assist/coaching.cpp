#include "models/assist/coaching.h"

#include "models/assist/cues.h"
#include "models/assist/signs.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <array>
#include <set>

namespace lianxin::assist {

namespace {

using session::Mood;

constexpr int kTalkOverMs = 300;
constexpr int kLeastSpeakingMs = 2000;

int spokenLength(const Heard& heard)
{
    return static_cast<int>(std::count_if(heard.text().begin(), heard.text().end(), [](char32_t c) {
        return !text::isPunctuation(c) && !text::isSpace(c);
    }));
}

int charactersPerMinute(const std::vector<Heard>& heard)
{
    long characters = 0;
    long speaking = 0;
    for (const auto& one : heard)
        if (!one.isCaller() && one.toMs > one.fromMs) {
            characters += spokenLength(one);
            speaking += one.toMs - one.fromMs;
        }
    return speaking < kLeastSpeakingMs ? 0 : static_cast<int>(characters * 60000 / speaking);
}

int talkOvers(const std::vector<session::Utterance>& said)
{
    int count = 0;
    for (std::size_t i = 1; i < said.size(); ++i)
        if (said[i].speaker != said[i - 1].speaker &&
            said[i].fromMs < said[i - 1].toMs - kTalkOverMs)
            ++count;
    return count;
}

int longestSilence(const session::CallSession& session)
{
    int until = session.answeredMs.value_or(0);
    int longest = 0;
    for (const auto& one : session.transcript) {
        longest = std::max(longest, one.fromMs - until);
        until = std::max(until, one.toMs);
    }
    return longest;
}

std::set<std::u32string> pairs(std::u32string_view text)
{
    std::set<std::u32string> out;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text::isHan(text[i]) && text::isHan(text[i + 1]))
            out.insert(std::u32string{text.substr(i, 2)});
    return out;
}

/// Part of the prescribed sentence's pairs that were said.
double likeness(const Heard& heard, const std::string& prescribed)
{
    const auto wanted = pairs(text::normalise(prescribed).text);
    if (wanted.empty())
        return 0;
    const auto said = pairs(heard.text());
    const auto met = std::count_if(wanted.begin(), wanted.end(),
                                   [&](const auto& pair) { return said.count(pair) != 0; });
    return static_cast<double>(met) / static_cast<double>(wanted.size());
}

bool agentSaid(const std::vector<Heard>& heard, const std::string& prescribed)
{
    constexpr double kSame = 0.6;
    return std::any_of(heard.begin(), heard.end(), [&](const Heard& one) {
        return !one.isCaller() && likeness(one, prescribed) >= kSame;
    });
}

bool agentSaidAny(const std::vector<Heard>& heard, WordList words)
{
    return std::any_of(heard.begin(), heard.end(), [&](const Heard& one) {
        return !one.isCaller() && holdsAny(one.text(), words);
    });
}

/// The agent repeats something of a place that the caller said before: two numbers or a name of
/// three characters.
bool readBackPlace(const std::vector<Heard>& heard)
{
    std::set<std::u32string> said;
    for (const auto& one : heard) {
        for (const auto& numeral : one.numerals) {
            using enum text::NumeralKind;
            const bool house =
                numeral.kind == Building || numeral.kind == Room || numeral.kind == Unit;
            if (!house)
                continue;
            const auto words = text::toUtf32(numeral.value);
            if (one.isCaller())
                said.insert(words);
            else if (said.count(words) != 0)
                return true;
        }
        constexpr std::u32string_view kChecking[]{U"对吗", U"对吧", U"是吗", U"核对"};
        const bool checks = !one.isCaller() && holdsAny(one.text(), kChecking);
        constexpr std::u32string_view kPlaces[]{U"路",   U"街", U"小区", U"区", U"花园",
                                                U"广场", U"村", U"号楼", U"桥"};
        const bool place = holdsAny(one.text(), kPlaces);
        if (checks && place)
            return true;
    }
    return false;
}

bool wasDone(const session::CoachingShown& shown, const std::string& check)
{
    return std::find(shown.checks.begin(), shown.checks.end(), std::pair{check, true}) !=
           shown.checks.end();
}

enum Temper { Calming, Worry, Annoyance, Fury };

constexpr std::array kMoodCues{
    Cue{"谢谢", Calming, 1},
    Cue{"放心了", Calming, 1.5},
    Cue{"踏实", Calming, 1.5},
    Cue{"行吧", Calming, 0.6},
    Cue{"太好了", Calming, 2},
    Cue{"辛苦", Calming, 1},
    Cue{"可以可以", Calming, 1},
    Cue{"没事", Calming, 0.6},
    Cue{"明白了", Calming, 1},
    Cue{"那就好", Calming, 1},
    Cue{"那还好", Calming, 1},
    Cue{"心放下", Calming, 1},
    Cue{"那我放心", Calming, 1.5},

    Cue{"着急", Worry, 1.5},
    Cue{"急死", Worry, 2},
    Cue{"怎么办", Worry, 1},
    Cue{"担心", Worry, 1.2},
    Cue{"害怕", Worry, 1.5},
    Cue{"快点", Worry, 1.2},
    Cue{"赶紧", Worry, 1},
    Cue{"赶快", Worry, 1},
    Cue{"救命", Worry, 3},
    Cue{"着火", Worry, 3},
    Cue{"受不了", Worry, 1},
    Cue{"一直哭", Worry, 1.5},
    Cue{"没法睡", Worry, 1},
    Cue{"准信", Worry, 1},
    Cue{"就怕", Worry, 1},
    Cue{"冷得", Worry, 1},
    Cue{"唉", Worry, 0.6},
    Cue{"等着", Worry, 0.5},
    Cue{"什么时候能", Worry, 0.8},
    Cue{"孩子", Worry, 0.2},
    Cue{"老人", Worry, 0.3},
    Cue{"快来", Worry, 2},

    Cue{"没人管", Annoyance, 1.6},
    Cue{"都不管", Annoyance, 1.6},
    Cue{"凭什么", Annoyance, 1.6},
    Cue{"推来推去", Annoyance, 1.6},
    Cue{"两头推", Annoyance, 1.5},
    Cue{"踢皮球", Annoyance, 1.8},
    Cue{"什么事儿", Annoyance, 1.2},
    Cue{"转一圈就走", Annoyance, 1.5},
    Cue{"又像上次", Annoyance, 1.5},
    Cue{"骗钱", Annoyance, 1.5},
    Cue{"忽悠", Annoyance, 1.6},
    Cue{"糊弄", Annoyance, 1.6},
    Cue{"敷衍", Annoyance, 1.6},
    Cue{"不作为", Annoyance, 1.6},
    Cue{"投诉", Annoyance, 0.6},
    Cue{"多少次了", Annoyance, 1.6},
    Cue{"说了多少遍", Annoyance, 2},
    Cue{"还是没有", Annoyance, 0.8},
    Cue{"太过分", Annoyance, 1.8},
    Cue{"气人", Annoyance, 1.8},
    Cue{"找谁谁都", Annoyance, 1.6},
    Cue{"压根", Annoyance, 1},
    Cue{"一分没见", Annoyance, 1.2},
    Cue{"忍无可忍", Annoyance, 2.2},
    Cue{"难以忍受", Annoyance, 1.6},
    Cue{"苦不堪言", Annoyance, 1.8},
    Cue{"不负责", Annoyance, 1.5},

    Cue{"气死", Fury, 2.5},
    Cue{"上塔吊", Fury, 3},
    Cue{"跳楼", Fury, 3},
    Cue{"跟你拼命", Fury, 2.5},
    Cue{"跟你们拼命", Fury, 2.5},
    Cue{"跟他拼命", Fury, 2.5},
    Cue{"跟他们拼命", Fury, 2.5},
    Cue{"曝光你们", Fury, 2},
    Cue{"告你们", Fury, 2},
    Cue{"我要砸", Fury, 3},
    Cue{"闹到", Fury, 1.8},
};

using Tempers = std::array<double, 4>;

Mood moodOf(const Tempers& level)
{
    if (level[Fury] >= 1.5)
        return Mood::Furious;
    if (level[Annoyance] >= 1.5 && level[Annoyance] > level[Calming])
        return Mood::Annoyed;
    if (level[Worry] + 0.5 * level[Annoyance] >= 1 &&
        level[Worry] + level[Annoyance] > level[Calming])
        return Mood::Anxious;
    return Mood::Calm;
}

/// Sentence by sentence.
class Temperament {
public:
    void hear(const Heard& heard)
    {
        static const Cues kTable{kMoodCues};
        Tempers said{};
        for (const auto& hit : kTable.find(heard.text()))
            said[static_cast<std::size_t>(hit.meaning)] += hit.weight;
        if (curses(heard))
            said[Fury] += kCurse;
        const double heat = said[Worry] + said[Annoyance] + said[Fury];
        const bool relieved = said[Calming] >= kStrong && said[Calming] > heat;
        for (std::size_t i = 0; i < said.size(); ++i)
            m_level[i] = m_level[i] * kFade + said[i];
        if (relieved)
            m_level = {m_level[Calming], said[Worry], said[Annoyance], kRelief * m_level[Fury]};
        const auto now = moodOf(m_level);
        countCalm(heard, heat);
        const bool strong = heat >= kStrong && now != Mood::Calm;
        if (relieved || strong || now > m_mood || m_calm >= kLongCalm)
            m_mood = now;
    }
    Mood mood() const { return m_mood; }

private:
    static constexpr double kFade = 0.75;
    static constexpr double kRelief = 0.5;
    static constexpr double kStrong = 1;
    static constexpr double kCurse = 3;
    /// So many sentences in a row that tell something, calmly, are a good while.
    static constexpr int kLongCalm = 8;

    static bool curses(const Heard& heard)
    {
        return std::any_of(heard.signs.begin(), heard.signs.end(), [](const Sign& sign) {
            return sign.kind == static_cast<int>(SignKind::Abuse);
        });
    }

    /// 对 and 嗯 are neither calm nor not; who tells of a danger is not calm.
    void countCalm(const Heard& heard, double heat)
    {
        constexpr double kHeated = 0.5;
        const bool danger =
            std::any_of(heard.signs.begin(), heard.signs.end(), [](const Sign& sign) {
                return sortOf(static_cast<SignKind>(sign.kind)).level == session::HintLevel::Danger;
            });
        if (heat >= kHeated || danger)
            m_calm = 0;
        else if (heard.saysMuch())
            ++m_calm;
    }

    Tempers m_level{};
    Mood m_mood = Mood::Calm;
    int m_calm = 0;
};

} // namespace

session::CoachingShown coach(const session::CallSession& session, const std::vector<Heard>& heard,
                             const std::string& opening, const std::string& closing)
{
    constexpr std::u32string_view kLimits[]{U"小时内",   U"工作日内", U"天内",   U"工作日",
                                            U"最迟",     U"之前给您", U"月底前", U"分钟内",
                                            U"不用再等", U"正在接"};
    session::CoachingShown shown;
    shown.charactersPerMinute = charactersPerMinute(heard);
    shown.talkOvers = talkOvers(session.transcript);
    shown.longestSilenceMs = longestSilence(session);
    shown.checks = {{"开场白", agentSaid(heard, opening)},
                    {"复述地址", readBackPlace(heard)},
                    {"告知时限", agentSaidAny(heard, kLimits)},
                    {"结束语", agentSaid(heard, closing)}};
    if (session.matter)
        for (auto& [name, done] : shown.checks)
            done = done || wasDone(session.coaching, name);
    return shown;
}

session::Mood senseMood(const std::vector<Heard>& heard)
{
    Temperament caller;
    for (const auto& one : heard)
        if (one.isCaller())
            caller.hear(one);
    return caller.mood();
}

} // namespace lianxin::assist
