#pragma once

#include "app/asr/recogniser_client.h"

#include <QStringList>
#include <QTest>

#include <vector>

namespace lianxin::tests {

struct HeardSentence {
    QString text;
    int fromMs = 0;
    int toMs = 0;
    int delayMs = 0;
};

/// A recogniser's client and everything it says.
struct Listener {
    explicit Listener(const QUrl& server, const QString& name = QStringLiteral("call/caller"))
        : client(server, {name, kRate, {}})
    {
        using asr::RecogniserClient;
        QObject::connect(&client, &RecogniserClient::sentence, &client,
                         [this](const QString& text, int fromMs, int toMs, int delayMs) {
                             sentences.push_back({text, fromMs, toMs, delayMs});
                         });
        QObject::connect(&client, &RecogniserClient::progressed, &client,
                         [this](const QString& text) { running += text; });
        QObject::connect(&client, &RecogniserClient::stateChanged, &client,
                         [this](const QString& state) { states += state; });
        QObject::connect(&client, &RecogniserClient::badFrame, &client,
                         [this](const QString& reason) { badFrames += reason; });
        QObject::connect(&client, &RecogniserClient::finished, &client, [this] { ++finished; });
    }

    /// So much sound, in the telephone's frames.
    void hear(int ms)
    {
        for (int left = ms; left > 0; left -= kFrameMs)
            client.feed(QByteArray(std::min(left, kFrameMs) * kRate / 1000 * 2, '\0'));
    }
    bool finish()
    {
        client.finish();
        return QTest::qWaitFor([this] { return finished > 0; });
    }
    QStringList texts() const
    {
        QStringList out;
        for (const auto& sentence : sentences)
            out += sentence.text;
        return out;
    }
    /// `TEXT from..to` a sentence.
    QStringList told() const
    {
        QStringList out;
        for (const auto& sentence : sentences)
            out += QStringLiteral("%1 %2..%3")
                       .arg(sentence.text)
                       .arg(sentence.fromMs)
                       .arg(sentence.toMs);
        return out;
    }

    static constexpr int kRate = 8000;
    static constexpr int kFrameMs = 100;
    asr::RecogniserClient client;
    std::vector<HeardSentence> sentences;
    QStringList running;
    QStringList states;
    QStringList badFrames;
    int finished = 0;
};

} // namespace lianxin::tests
