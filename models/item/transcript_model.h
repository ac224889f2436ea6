#pragma once

#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace lianxin::item {

/// Words of an utterance that a field's value came from: UTF-16, half open.
struct Highlight {
    int from = 0;
    int to = 0;
    QString field;
    bool guess = true; ///< false once a person confirmed the value
    bool lit = false;  ///< the field has the focus
    bool operator==(const Highlight&) const = default;
};

struct TranscriptRow {
    int utterance = 0; ///< 0 for running text
    session::Speaker speaker = session::Speaker::Caller;
    int atMs = 0; ///< begin, since the offer
    int endMs = 0;
    QString time; ///< since the answer, `00:06`
    QString text;
    QString heard; ///< the recogniser's words when a person corrected them, else empty
    QList<Highlight> highlights;
    bool turns = false;     ///< another matter begins with it
    bool elsewhere = false; ///< said of another matter of the call, which has a ticket of its own
    bool operator==(const TranscriptRow&) const = default;
    /// Running text has a key of its own for each speaker.
    int key() const
    {
        return utterance > 0 ? utterance : speaker == session::Speaker::Caller ? -1 : -2;
    }
};

/// What was said: finished utterances in order of time, then the running text of each speaker.
class TranscriptModel : public RowModel<TranscriptRow> {
    Q_OBJECT
public:
    enum Role {
        UtteranceRole = Qt::UserRole + 1,
        SpeakerRole,
        SpeakerNameRole,
        AtRole,
        EndRole,
        TimeRole,
        TextRole,
        HeardRole,
        RunningRole,
        HighlightsRole,
        TurnsRole,
        ElsewhereRole
    };

    using RowModel::RowModel;
    void show(const session::CallSession& session);
    /// The field whose words light up; empty for none.
    void setFocusedField(const QString& field);

    QVariant data(const QModelIndex& index, int role) const override;
    /// Finished utterances can be corrected: an editor sends the correction, the model shows it
    /// once it is an event.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QHash<int, QByteArray> roleNames() const override;
    /// The row of the first words lit; -1 when none are.
    int litRow() const;

private:
    void light(QList<Highlight>& highlights) const;
    QString m_focused;
};

} // namespace lianxin::item

Q_DECLARE_METATYPE(lianxin::item::Highlight)
Q_DECLARE_METATYPE(QList<lianxin::item::Highlight>)
