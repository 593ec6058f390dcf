<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Components</name>
    <message numerus="yes">
        <source>… %n more …</source>
        <translation>
            <numerusform>… %n more …</numerusform>
            <numerusform>… %n more …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Need</name>
    <message numerus="yes">
        <source>%n more phases</source>
        <translation>
            <numerusform>%n more phase</numerusform>
            <numerusform>%n more phases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n needs and lines</source>
        <translation>
            <numerusform>%n need or line</numerusform>
            <numerusform>%n needs and lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n asset</numerusform>
            <numerusform>%n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hurt</source>
        <translation>
            <numerusform>%n hurt</numerusform>
            <numerusform>%n hurt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s) that nothing joins</source>
        <translation>
            <numerusform>%Ln asset that nothing joins</numerusform>
            <numerusform>%Ln assets that nothing joins</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::Facts</name>
    <message numerus="yes">
        <source>… %n more …</source>
        <translation>
            <numerusform>… %n more …</numerusform>
            <numerusform>… %n more …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::Floor</name>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::Operations</name>
    <message numerus="yes">
        <source>%n joined by name: %1</source>
        <translation>
            <numerusform>%n joined by name: %1</numerusform>
            <numerusform>%n joined by name: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::WhyOne</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n independent voice(s)</source>
        <translation>
            <numerusform>%n independent voice</numerusform>
            <numerusform>%n independent voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n related and not the same</source>
        <translation>
            <numerusform>%n related and not the same</numerusform>
            <numerusform>%n related and not the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::BriefPanel</name>
    <message numerus="yes">
        <source>Table of %n row(s)</source>
        <translation>
            <numerusform>Table of %n row</numerusform>
            <numerusform>Table of %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ConnectionsPanel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::FilterBar</name>
    <message numerus="yes">
        <source>%n source(s) hidden</source>
        <translation>
            <numerusform>%n source hidden</numerusform>
            <numerusform>%n sources hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s) hidden</source>
        <translation>
            <numerusform>%n state hidden</numerusform>
            <numerusform>%n states hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportDialog</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to read. Formats are told apart by content.</source>
        <translation>
            <numerusform>%n file to read. Formats are told apart by content.</numerusform>
            <numerusform>%n files to read. Formats are told apart by content.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportFiles</name>
    <message numerus="yes">
        <source>Stopped after %n file(s): %1. Nothing was stored.</source>
        <translation>
            <numerusform>Stopped after %n file: %1. Nothing was stored.</numerusform>
            <numerusform>Stopped after %n files: %1. Nothing was stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportFlow</name>
    <message numerus="yes">
        <source>import of %n file(s)</source>
        <translation>
            <numerusform>import of %n file</numerusform>
            <numerusform>import of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::KeptWhatIfs</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ProfileDialog</name>
    <message numerus="yes">
        <source>%n row(s) looked at, </source>
        <translation>
            <numerusform>%n row looked at, </numerusform>
            <numerusform>%n rows looked at, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would be quarantined</source>
        <translation>
            <numerusform>%n of them would be quarantined</numerusform>
            <numerusform>%n of them would be quarantined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::RetryDialog</name>
    <message numerus="yes">
        <source>%n record(s) are read again from the bytes that were kept. What can be read now leaves quarantine; nothing that was accepted before changes.</source>
        <translation>
            <numerusform>%n record is read again from the bytes that were kept. What can be read now leaves quarantine; nothing that was accepted before changes.</numerusform>
            <numerusform>%n records are read again from the bytes that were kept. What can be read now leaves quarantine; nothing that was accepted before changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::RetryFlow</name>
    <message numerus="yes">
        <source>%n record(s) read again: </source>
        <translation>
            <numerusform>%n record read again: </numerusform>
            <numerusform>%n records read again: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Session</name>
    <message numerus="yes">
        <source>%n import(s) withdrawn</source>
        <translation>
            <numerusform>%n import withdrawn</numerusform>
            <numerusform>%n imports withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n import(s) restored</source>
        <translation>
            <numerusform>%n import restored</numerusform>
            <numerusform>%n imports restored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::StoreFlow</name>
    <message numerus="yes">
        <source>The store has %n finding(s). The first: %1: %2</source>
        <translation>
            <numerusform>The store has %n finding. The first: %1: %2</numerusform>
            <numerusform>The store has %n findings. The first: %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::TopBar</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WhatIfFlow</name>
    <message numerus="yes">
        <source>%1 with %n more</source>
        <translation>
            <numerusform>%1 with %n more</numerusform>
            <numerusform>%1 with %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An area of the map fails, %n assets</source>
        <translation>
            <numerusform>An area of the map fails, %n asset</numerusform>
            <numerusform>An area of the map fails, %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missions change</source>
        <translation>
            <numerusform>%n mission changes</numerusform>
            <numerusform>%n missions change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AccountDialog</name>
    <message numerus="yes">
        <source>A password has %n characters at least.</source>
        <translation>
            <numerusform>A password has at least %n character.</numerusform>
            <numerusform>A password has at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AlarmPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shelved</source>
        <translation>
            <numerusform>%n shelved</numerusform>
            <numerusform>%n shelved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 10 min</source>
        <translation>
            <numerusform>%n in 10 min</numerusform>
            <numerusform>%n in 10 min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 1 h</source>
        <translation>
            <numerusform>%n in 1 h</numerusform>
            <numerusform>%n in 1 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 24 h</source>
        <translation>
            <numerusform>%n in 24 h</numerusform>
            <numerusform>%n in 24 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n longer than a day</source>
        <translation>
            <numerusform>%n longer than a day</numerusform>
            <numerusform>%n longer than a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chattering</source>
        <translation>
            <numerusform>%n chattering</numerusform>
            <numerusform>%n chattering</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AssessDialog</name>
    <message numerus="yes">
        <source>%n independent originator(s)</source>
        <translation>
            <numerusform>%n independent originator</numerusform>
            <numerusform>%n independent originators</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::CoincidencePanel</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ComponentsPane</name>
    <message numerus="yes">
        <source>in %n asset(s) of this picture</source>
        <translation>
            <numerusform>in %n asset of this picture</numerusform>
            <numerusform>in %n assets of this picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n component(s)</source>
        <translation>
            <numerusform>%1: %n component</numerusform>
            <numerusform>%1: %n components</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n component(s)</source>
        <translation>
            <numerusform>%1 of %n component</numerusform>
            <numerusform>%1 of %n components</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) of its bills name no component</source>
        <translation>
            <numerusform>%n reference of its bills names no component</numerusform>
            <numerusform>%n references of its bills name no component</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) are more than is kept of a bill</source>
        <translation>
            <numerusform>%n need is more than is kept of a bill</numerusform>
            <numerusform>%n needs are more than is kept of a bill</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) need it</source>
        <translation>
            <numerusform>%n component needs it</numerusform>
            <numerusform>%n components need it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more vulnerable component(s) than are looked for</source>
        <translation>
            <numerusform>%n more vulnerable component than is looked for</numerusform>
            <numerusform>%n more vulnerable components than are looked for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::DecisionDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphView</name>
    <message numerus="yes">
        <source>Shortest chain of needs: %n step(s)</source>
        <translation>
            <numerusform>Shortest chain of needs: %n step</numerusform>
            <numerusform>Shortest chain of needs: %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s) on any chain</source>
        <translation>
            <numerusform>%n asset on any chain</numerusform>
            <numerusform>%n assets on any chain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No chain of needs; the shortest connection has %n step(s)</source>
        <translation>
            <numerusform>No chain of needs; the shortest connection has %n step</numerusform>
            <numerusform>No chain of needs; the shortest connection has %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), since more would be over 2,000 boxes: see Network</source>
        <translation>
            <numerusform>%n step, since more would be over 2,000 boxes: see Network</numerusform>
            <numerusform>%n steps, since more would be over 2,000 boxes: see Network</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::IncidentTable</name>
    <message numerus="yes">
        <source>%n incident(s) are hidden by it.</source>
        <translation>
            <numerusform>%n incident is hidden by it.</numerusform>
            <numerusform>%n incidents are hidden by it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Inspector</name>
    <message numerus="yes">
        <source>and %n more selected</source>
        <translation>
            <numerusform>and %n more selected</numerusform>
            <numerusform>and %n more selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the graph shows them</source>
        <translation>
            <numerusform>and %n more; the graph shows them</numerusform>
            <numerusform>and %n more; the graph shows them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older claim(s) not shown</source>
        <translation>
            <numerusform>%n older claim not shown</numerusform>
            <numerusform>%n older claims not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; its components in the graph show them</source>
        <translation>
            <numerusform>and %n more; its components in the graph show it</numerusform>
            <numerusform>and %n more; its components in the graph show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTile</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::NetworkCanvas</name>
    <message numerus="yes">
        <source>%n need(s)</source>
        <translation>
            <numerusform>%n need</numerusform>
            <numerusform>%n needs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::NetworkPane</name>
    <message numerus="yes">
        <source>sfdp refines the layout, %n second(s) so far</source>
        <translation>
            <numerusform>sfdp refines the layout, %n second so far</numerusform>
            <numerusform>sfdp refines the layout, %n seconds so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationDialog</name>
    <message numerus="yes">
        <source>%n hour(s), the usual</source>
        <translation>
            <numerusform>%n hour, the usual</numerusform>
            <numerusform>%n hours, the usual</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::RawView</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ScenarioTable</name>
    <message numerus="yes">
        <source>%n worse</source>
        <translation>
            <numerusform>%n worse</numerusform>
            <numerusform>%n worse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fails</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lose alternatives</source>
        <translation>
            <numerusform>%n loses alternatives</numerusform>
            <numerusform>%n lose alternatives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing of this is real · %n what-ifs side by side</source>
        <translation>
            <numerusform>nothing of this is real · %n what-if</numerusform>
            <numerusform>nothing of this is real · %n what-ifs side by side</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alternatives lost. </source>
        <translation>
            <numerusform>%n alternative lost. </numerusform>
            <numerusform>%n alternatives lost. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ShelveDialog</name>
    <message numerus="yes">
        <source>Shelve %n alarm(s)</source>
        <translation>
            <numerusform>Shelve %n alarm</numerusform>
            <numerusform>Shelve %n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SupposeDialog</name>
    <message numerus="yes">
        <source>Owner: %1 · %n assets</source>
        <translation>
            <numerusform>Owner: %1 · %n asset</numerusform>
            <numerusform>Owner: %1 · %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vulnerability: %1 · %n assets</source>
        <translation>
            <numerusform>Vulnerability: %1 · %n asset</numerusform>
            <numerusform>Vulnerability: %1 · %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Supplier: %1 · %n assets</source>
        <translation>
            <numerusform>Supplier: %1 · %n asset</numerusform>
            <numerusform>Supplier: %1 · %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Product: %1 · %n assets</source>
        <translation>
            <numerusform>Product: %1 · %n asset</numerusform>
            <numerusform>Product: %1 · %n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::TimelineChart</name>
    <message numerus="yes">
        <source>and %n more here: zoom in to tell them apart</source>
        <translation>
            <numerusform>and %n more here: zoom in to tell them apart</numerusform>
            <numerusform>and %n more here: zoom in to tell them apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) without a time</source>
        <translation>
            <numerusform>%n item without a time</numerusform>
            <numerusform>%n items without a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) lost</source>
        <translation>
            <numerusform>%n message lost</numerusform>
            <numerusform>%n messages lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::WhatIfPanel</name>
    <message numerus="yes">
        <source>%n nodes change</source>
        <translation>
            <numerusform>%n node changes</numerusform>
            <numerusform>%n nodes change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are no longer in the picture</source>
        <translation>
            <numerusform>%n is no longer in the picture</numerusform>
            <numerusform>%n are no longer in the picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alternatives lost. </source>
        <translation>
            <numerusform>%n alternative lost. </numerusform>
            <numerusform>%n alternatives lost. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
