#pragma once

#include "models/base/time.h"
#include "models/session/call_session.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <utility>

namespace lianxin::item {

/// One choice of a field or a unit; `confidence` negative when no machine ranked it.
struct Choice {
    QString value;
    QString display;
    double confidence = -1;
    bool operator==(const Choice&) const = default;
};

/// 紧急专线 that a call can be handed over to, in the order they are offered.
inline constexpr std::array kRescueLines{"110", "119", "120"};

/// What the dark bar says of the call.
struct CallLine {
    session::CallState state = session::CallState::None;
    bool muted = false;
    int elapsedMs = 0; ///< since the answer (while ringing: since the offer)
    int wrapUpMs = 0;  ///< since the end, while the ticket is still written 话后处理
    QString number;    ///< masked
    QString caller;    ///< the name on the form, else the one known from history
    QString past;      ///< `拨打 12345 · 此前 2 件工单 · 近 30 天 2 件`
    QString latest;    ///< `上次：11-19 暖气不热 · 不满意`; empty for a first call
    QString because;   ///< why this seat got the call
    QString moodText;  ///< `平静 → 着急`; empty when none was sensed
    session::Mood mood = session::Mood::Calm;
    QString badge;  ///< `紧急件`, `紧急警情`; empty for an ordinary matter
    QString party;  ///< who else is on the line 三方通话, or empty
    QString rescue; ///< the urgent line that the gravest danger told calls for: `119`; or empty
    bool operator==(const CallLine&) const = default;
};

/// One point of the mood curve; earlier tickets first, then the moods of this call.
struct MoodPoint {
    QString label; ///< `投诉 11-19`, `今天`; empty for points within this call but the last
    session::Mood mood = session::Mood::Calm;
    bool today = false;
    bool operator==(const MoodPoint&) const = default;
};

/// The strip under the transcript.
struct CoachingLine {
    int charactersPerMinute = 0;
    int talkOvers = 0;
    int longestSilenceMs = 0; ///< of those that are over
    int silenceMs = 0; ///< since somebody was heard last; 0 while one speaks or nobody listens
    QList<std::pair<QString, bool>> checks;
    QString recogniser; ///< `listening`, `lost`, `bad_frame`, `ended` or empty
    int delayMs = 0;
    bool operator==(const CoachingLine&) const = default;
};

/// The head of the form.
struct HeadLine {
    QString title; ///< last part of the category, else 新工单
    QString formTemplate;
    int filled = 0;
    int total = 0;
    int guesses = 0;     ///< filled but not confirmed
    QStringList missing; ///< labels of required fields without a value
    QString number;      ///< the ticket's, once it has one
    QString state;       ///< in Chinese; empty before submission
    bool submitted = false;
    QString refusal; ///< why the centre did not take it; empty: it has, or was not asked yet
    QString badge;
    QString merge;       ///< number of the ticket this one shall go with; empty: none
    QString colour;      ///< mark of a colour ticket, `◆ 营商环境`; empty: none
    int matter = 1;      ///< which of the call's matters it is about, from 1
    bool turned = false; ///< the caller has come to the next one already
    QString shortForm;   ///< why the form is the short one; empty: it is whole
    bool operator==(const HeadLine&) const = default;
};

/// A share below it would read 0 %.
inline constexpr double kWorthSaying = 0.005;

/// A unit that may be the one to act, and what speaks for it.
struct UnitProposal {
    enum class Part { Standing, Proposed, Helper, Other };
    Choice unit;
    Part part = Part::Other;
    QString basis; ///< why, of the lead that was proposed; else empty
    bool operator==(const UnitProposal&) const = default;
};

struct DestinationLine {
    bool known = false;
    QString unitId;
    QString unit;
    double confidence = 0;
    bool automatic = false;
    bool chosen = false; ///< by the call-taker
    QStringList helpers;
    QString basis;
    QList<Choice> others;          ///< value is the unit's id
    QList<UnitProposal> proposals; ///< the unit as it stands first, each once
    bool operator==(const DestinationLine&) const = default;
};

struct PinLine {
    bool known = false;
    double lon = 0; ///< WGS-84 degrees
    double lat = 0;
    QString label;
    double confidence = 0;
    bool confirmed = false;
    QString district; ///< code
    QString districtName;
    QString street; ///< code
    QString streetName;
    QStringList contested; ///< codes of neighbouring districts that may be meant
    QStringList sameName;
    bool operator==(const PinLine&) const = default;
};

/// The single values of a CallSession as a desk words them. Each signal is emitted only when its
/// part differs.
class Facts : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// `now` is the centre's time at the instant that is shown (in a replay: the call's, not the
    /// viewer's).
    void show(const session::CallSession& session, UtcTime now);

    const CallLine& call() const { return m_call; }
    const QList<MoodPoint>& moods() const { return m_moods; }
    const CoachingLine& coaching() const { return m_coaching; }
    const HeadLine& head() const { return m_head; }
    const DestinationLine& destination() const { return m_destination; }
    const PinLine& pin() const { return m_pin; }
    bool online() const { return m_online; }

Q_SIGNALS:
    void callChanged();
    void moodsChanged();
    void coachingChanged();
    void headChanged();
    void destinationChanged();
    void pinChanged();
    void onlineChanged();

private:
    CallLine m_call;
    QList<MoodPoint> m_moods;
    CoachingLine m_coaching;
    HeadLine m_head;
    DestinationLine m_destination;
    PinLine m_pin;
    bool m_online = true;
};

} // namespace lianxin::item
