#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace lianxin {

/// What `lianxin-seat` was asked to do on its command line.
struct Options {
    QUrl server{QStringLiteral("http://127.0.0.1:8765")};
    QString staff;
    QString password; ///< empty: a dialog asks
    QString seat{QStringLiteral("B-17")};
    QString role{QStringLiteral("call_taker")};
    QString sandbox;   ///< scenario id or file
    QString replay;    ///< session id, ticket number, or journal file
    QString resources; ///< folder of the city's files; empty: those built in
    QString dataDir;   ///< of the local store; empty: the user's
    QString tiles;     ///< MBTiles file
    QUrl recogniser;   ///< empty: the scripted one
    int screens = 2;
    double speed = 1;
    bool voice = true;
    int autopilotCalls = 0;
    QString shots; ///< folder for pictures
    QString report;
    int replayAtMs = -1;
    int quitAfterMs = 0;
    bool announce = false; ///< say on standard output when the form takes keys
};

/// Reads the command line; on an error or a question (--help, --version) prints it and returns
/// nothing with the exit code in `exitCode`.
struct Parsed {
    std::optional<Options> options;
    int exitCode = 0;
};
Parsed parseOptions(const QStringList& arguments);

} // namespace lianxin
