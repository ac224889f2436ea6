#include "models/item/transcript_model.h"

#include "models/item/wording.h"

#include <algorithm>

namespace lianxin::item {

namespace {

using Spans = std::vector<std::pair<ticket::Span, Highlight>>;

Spans fieldSpans(const session::CallSession& session)
{
    Spans all;
    for (const auto& [name, state] : session.fields)
        for (const auto& span : state.value.spans)
            all.emplace_back(
                span, Highlight{0, 0, text(name), !ticket::isConfirmed(state.value.origin), false});
    return all;
}

QList<Highlight> highlightsOf(int utterance, const QString& words, const Spans& spans)
{
    QList<Highlight> found;
    for (const auto& [span, highlight] : spans) {
        if (span.utterance != utterance)
            continue;
        Highlight placed = highlight;
        placed.from = utf16Offset(words, span.from);
        placed.to = utf16Offset(words, span.to);
        if (placed.from < placed.to)
            found.append(placed);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Highlight& a, const Highlight& b) { return a.from < b.from; });
    return found;
}

TranscriptRow finished(const session::CallSession& session, const session::Utterance& utterance,
                       const Spans& spans)
{
    TranscriptRow row;
    row.utterance = utterance.id;
    row.speaker = utterance.speaker;
    row.atMs = utterance.fromMs;
    row.endMs = utterance.toMs;
    row.time = clockText(talkMs(session, utterance.fromMs));
    row.text = text(utterance.text);
    row.heard = text(utterance.heard);
    row.highlights = highlightsOf(utterance.id, row.text, spans);
    row.turns = session.turn == utterance.id ||
                (session.matter && session.matter->utterance == utterance.id);
    row.elsewhere = session.matter && utterance.id < session.matter->utterance;
    return row;
}

TranscriptRow running(const session::CallSession& session, session::Speaker speaker,
                      const std::string& words)
{
    TranscriptRow row;
    row.speaker = speaker;
    row.atMs = row.endMs = session.atMs;
    row.time = clockText(talkMs(session, session.atMs));
    row.text = text(words);
    return row;
}

QString speakerName(session::Speaker speaker)
{
    return speaker == session::Speaker::Caller ? QStringLiteral("来电人")
                                               : QStringLiteral("话务员");
}

} // namespace

void TranscriptModel::light(QList<Highlight>& highlights) const
{
    for (Highlight& highlight : highlights)
        highlight.lit = !m_focused.isEmpty() && highlight.field == m_focused;
}

void TranscriptModel::show(const session::CallSession& session)
{
    const Spans spans = fieldSpans(session);
    std::vector<TranscriptRow> next;
    next.reserve(session.transcript.size() + session.running.size());
    for (const auto& utterance : session.transcript)
        next.push_back(finished(session, utterance, spans));
    for (const auto& [speaker, words] : session.running)
        if (!words.empty())
            next.push_back(running(session, speaker, words));
    for (TranscriptRow& row : next)
        light(row.highlights);
    replace(std::move(next));
}

void TranscriptModel::setFocusedField(const QString& field)
{
    if (m_focused == field)
        return;
    m_focused = field;
    std::vector<TranscriptRow> next = rows();
    for (TranscriptRow& row : next)
        light(row.highlights);
    replace(std::move(next));
}

int TranscriptModel::litRow() const
{
    const auto lit = std::find_if(rows().begin(), rows().end(), [](const TranscriptRow& row) {
        return std::any_of(row.highlights.begin(), row.highlights.end(),
                           [](const Highlight& h) { return h.lit; });
    });
    return lit == rows().end() ? -1 : int(lit - rows().begin());
}

QVariant TranscriptModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TranscriptRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case TextRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return (row.turns ? QStringLiteral("另一件事：") : QString()) + row.time +
               QLatin1Char(' ') + speakerName(row.speaker) + QStringLiteral("：") + row.text;
    case UtteranceRole:
        return row.utterance;
    case SpeakerRole:
        return row.speaker == session::Speaker::Caller ? QStringLiteral("caller")
                                                       : QStringLiteral("agent");
    case SpeakerNameRole:
        return speakerName(row.speaker);
    case AtRole:
        return row.atMs;
    case EndRole:
        return row.endMs;
    case TimeRole:
        return row.time;
    case HeardRole:
        return row.heard;
    case RunningRole:
        return row.utterance == 0;
    case HighlightsRole:
        return QVariant::fromValue(row.highlights);
    case TurnsRole:
        return row.turns;
    case ElsewhereRole:
        return row.elsewhere;
    default:
        return {};
    }
}

Qt::ItemFlags TranscriptModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = RowModel::flags(index);
    const bool finished = index.isValid() && rows()[std::size_t(index.row())].utterance > 0;
    return finished ? plain | Qt::ItemIsEditable : plain;
}

QHash<int, QByteArray> TranscriptModel::roleNames() const
{
    return {{UtteranceRole, "utterance"},
            {SpeakerRole, "speaker"},
            {SpeakerNameRole, "speakerName"},
            {AtRole, "at"},
            {EndRole, "end"},
            {TimeRole, "time"},
            {TextRole, "text"},
            {HeardRole, "heard"},
            {RunningRole, "running"},
            {HighlightsRole, "highlights"},
            {TurnsRole, "turns"},
            {ElsewhereRole, "elsewhere"}};
}

} // namespace lianxin::item
