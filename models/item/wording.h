#pragma once

#include "models/base/time.h"
#include "models/session/call_session.h"
#include "models/ticket/colour.h"

#include <QString>

/// How times, amounts and states read on screen. Chinese; the city's wall clock.
namespace lianxin::item {

QString text(const std::string& utf8);

/// `02:37`, `1:02:37` from an hour on; negative times read as zero.
QString clockText(int milliseconds);
/// Milliseconds since the call was answered, for something that happened `ms` after the offer;
/// never negative.
int talkMs(const session::CallSession& session, int ms);
/// `今天 16:03`, `明天 14:03`, `11-26 周四 17:30`, with the year when it is another one.
QString dueText(UtcTime due, UtcTime now);
/// `2026-11-26 周四 17:30`.
QString exactText(UtcTime time);
/// `11-19`, with the year when it is another one.
QString dayText(UtcTime day, UtcTime now);
/// `同一位置` (within 30 m), `120 米`, `1.2 公里`; empty for a negative (unknown) distance.
QString metresText(double metres);
/// `95 %`; only certainty reads `100 %`, only impossibility `0 %`: next to them stand `> 99 %` and
/// `< 1 %`.
QString percentText(double ratio);

QString moodText(session::Mood mood); ///< 平静 着急 不满 激动
QString callStateText(session::CallState state);
QString kindText(ticket::Kind kind);
/// A life-cycle state's name in Chinese; the name itself when it is unknown.
QString ticketStateText(const std::string& state);
/// A colour ticket's mark and name: ◆ 营商环境, with 保密 where it is kept from others. Its shape
/// tells it apart without the colour.
QString markText(const ticket::Colour& colour);
QString satisfactionText(const std::string& satisfaction); ///< 满意, 一般, 不满意 or empty

/// The UTF-16 position of the `codePoint`-th character of `text`; its length when there are fewer.
int utf16Offset(const QString& text, int codePoint);

} // namespace lianxin::item
