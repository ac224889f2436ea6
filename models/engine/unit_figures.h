#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What units are measured by: folds over events, never typed in. Nobody but the log knows them
/// better than whoever reads it, and `lianxin-server verify --explain` names the events behind
/// each.
namespace lianxin::engine {

/// Each is a share: how many of those judged were good.
enum class Figure {
    Sign,        ///< 按时签收: clocks of the step `sign` that ended in time
    Contact,     ///< 按时联系: the same of `first_contact`
    Reply,       ///< 按时反馈: the same of `reply`
    Resolution,  ///< 解决: callbacks that reached the caller and found the matter solved
    Satisfaction ///< 满意: callbacks that reached the caller and found him satisfied
};
inline constexpr std::array kFigures{Figure::Sign, Figure::Contact, Figure::Reply,
                                     Figure::Resolution, Figure::Satisfaction};
std::string_view name(Figure figure);        ///< `sign`, `contact`, `reply`, `resolution`, …
std::string_view chineseName(Figure figure); ///< 按时签收率, …
std::optional<Figure> parseFigure(std::string_view text);

/// A month of the city's calendar: 202611.
int cityMonth(UtcTime time);
/// From `2026-11`; nothing for anything else.
std::optional<int> parseMonth(std::string_view text);
std::string monthText(int month);

struct FigureKey {
    UnitId unit;
    int month = 0; ///< of a clock's start; of a callback
    Figure figure = Figure::Sign;
    auto operator<=>(const FigureKey&) const = default;
};
struct Tally {
    int good = 0;
    int judged = 0;
    bool operator==(const Tally&) const = default;
};

/// What one event adds to one figure; takes away what a corrected calendar has withdrawn.
struct Judgement {
    FigureKey key;
    Tally change;
    bool operator==(const Judgement&) const = default;
};

/// How an event is judged, from the ticket before and after it. A clock is judged once: when it
/// ends, or when its due time passes, whichever comes first; one that was cancelled in time (taken
/// away, merged) counts for nobody. Every callback that reached the caller counts, for the unit
/// that answers for the ticket then.
class Judge {
public:
    /// `before`: the ticket as it stood; null when there was none.
    Judge(const TicketView* before, const Event& event);
    std::vector<Judgement> after(const TicketView& ticket) const;

private:
    const Event& m_event;
    Verdict m_before = Verdict::Open;
};

/// Every figure of every unit and month. Entries that came to nothing are left out.
class UnitFigures {
public:
    void add(const Judgement& judgement);
    const std::map<FigureKey, Tally>& all() const { return m_all; }
    bool operator==(const UnitFigures&) const = default;

private:
    std::map<FigureKey, Tally> m_all;
};

} // namespace lianxin::engine
